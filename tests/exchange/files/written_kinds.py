"""The same small list, written as every kind of spreadsheet that people bring."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import xlwt
from openpyxl.comments import Comment

DAY = dt.date(2024, 3, 4)
ROWS: tuple[tuple[Any, ...], ...] = (
    ("Datum", "Activiteit", "Aantal", "Kosten"),
    (DAY, "Koffie é", 12, 2.5),
    (DAY + dt.timedelta(days=1), "Yoga", 7, 3.5),
    (DAY + dt.timedelta(days=2), "Zumba", 9, 4.5),
)
REMARK = "Wat een feest"
"""On the cell of the first count. The column of costs and the row of Zumba are hidden, as is a second sheet."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:{root} '
    + " ".join(
        f'xmlns:{name}="{_ODF}{name}:1.0"'
        for name in ("office", "table", "text", "style", "drawing")
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
)


def odf(root: str, sheets: str, *, before: str = "") -> str:
    styles = (
        '<office:automatic-styles><style:style style:name="weg" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    body = f"<office:body><office:spreadsheet>{before}{sheets}</office:spreadsheet></office:body>"
    return f"{_ODF_HEAD.format(root=root)}{styles}{body}</office:{root}>"


def odf_cell(value: object, extra: str = "", inside: str = "") -> str:
    if isinstance(value, dt.date):
        said = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        shown = f"{value:%d-%m-%y}"
    elif isinstance(value, int | float):
        said, shown = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        said, shown = 'office:value-type="string"', str(value)
    return f"<table:table-cell {said} {extra}>{inside}<text:p>{shown}</text:p></table:table-cell>"


def odf_sheets() -> str:
    note = (
        "<office:annotation><dc:creator>Ans</dc:creator><dc:date>2024-03-04T10:00:00</dc:date>"
        f"<text:p>{REMARK}</text:p></office:annotation>"
    )
    lines = []
    for number, row in enumerate(ROWS):
        hidden = ' table:visibility="collapse"' if number == 3 else ""
        cells = "".join(
            odf_cell(value, inside=note if (number, place) == (1, 2) else "")
            for place, value in enumerate(row)
        )
        lines.append(f"<table:table-row{hidden}>{cells}</table:table-row>")
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/>'
    )
    return (
        f'<table:table table:name="Lijst">{columns}{"".join(lines)}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        '<table:table table:name="Geheim" table:style-name="weg"><table:table-row>'
        f"{odf_cell('niets')}</table:table-row></table:table>"
    )


def write_ods(path: Path, content: str | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content or odf("document-content", odf_sheets()))
    return path


def write_fods(path: Path) -> Path:
    path.write_text(odf("document", odf_sheets()), encoding="utf-8")
    return path


def write_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Lijst"
    for row in ROWS:
        sheet.append(list(row))
    sheet["C2"].comment = Comment(REMARK, "Ans")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Geheim").sheet_state = "hidden"
    book.save(path)
    return path


def write_xls(path: Path) -> Path:
    """Without the remark: xlwt writes none."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lijst")
    as_day = xlwt.easyxf(num_format_str="DD-MM-YY")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            look = (as_day,) if isinstance(value, dt.date) else ()
            sheet.write(number, column, value, *look)
    sheet.col(3).hidden = True
    sheet.row(3).hidden = True
    hidden = book.add_sheet("Geheim")
    hidden.visibility = 1
    book.save(str(path))
    return path


def xml_2003() -> str:
    rows = []
    for number, row in enumerate(ROWS):
        cells = []
        for place, value in enumerate(row):
            if isinstance(value, dt.date):
                data = f'<Data ss:Type="DateTime">{value.isoformat()}T00:00:00.000</Data>'
            elif isinstance(value, int | float):
                data = f'<Data ss:Type="Number">{value}</Data>'
            else:
                data = f'<Data ss:Type="String">{value}</Data>'
            if (number, place) == (1, 2):
                data += (
                    f'<Comment ss:Author="Ans"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">'
                    f"<B>{REMARK}</B></ss:Data></Comment>"
                )
            cells.append(f"<Cell>{data}</Cell>")
        hidden = ' ss:Hidden="1"' if number == 3 else ""
        rows.append(f"<Row{hidden}>{''.join(cells)}</Row>")
    options = (
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        "<Visible>SheetHidden</Visible></WorksheetOptions>"
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Lijst"><Table>'
        f'<Column ss:Index="4" ss:Hidden="1"/>{"".join(rows)}</Table></Worksheet>'
        '<Worksheet ss:Name="Geheim"><Table><Row><Cell><Data ss:Type="String">niets</Data></Cell>'
        f"</Row></Table>{options}</Worksheet></Workbook>"
    )


def write_xml_2003(path: Path) -> Path:
    path.write_text(xml_2003(), encoding="utf-8")
    return path


WRITERS: dict[str, Callable[[Path], Path]] = {
    "xlsx": write_xlsx,
    "ods": write_ods,
    "fods": write_fods,
    "xls": write_xls,
    "xml": write_xml_2003,
}
