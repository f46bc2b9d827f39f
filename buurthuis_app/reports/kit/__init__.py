"""Kit that papers are drawn with: fonts, styles, tables, charts; as they stand on paper."""
