; Installs Buurthuis for one user, without the rights of an administrator. Compiled by `build_installer.py windows`.
; Setup.exe /S installs in silence, /D=C:\Folder (last, unquoted) somewhere else. Data is never touched.

Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include "${LISTED}"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Buurthuis"
!define CLASSES "Software\Classes"

Name "Buurthuis"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Buurthuis"
InstallDirRegKey HKCU "Software\Buurthuis" "Programma"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Buurthuis"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Buurthuis installeren"
VIAddVersionKey "LegalCopyright" "EUPL-1.2"

!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\buurthuis-app.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Buurthuis openen"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Het programma gaat weg. Uw gegevens en reservekopieën blijven staan in de map Buurthuis onder AppData\Local."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

; An open program keeps its file: it cannot be opened to write in.
!macro WaitUntilClosed un
Function ${un}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\buurthuis-app.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\buurthuis-app.exe" a
  ${If} ${Errors}
    IfSilent 0 ask
      SetErrorLevel 3
      Abort
    ask:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Buurthuis is nog open. Sluit het programma en probeer het opnieuw." IDRETRY again
    Abort
  ${EndIf}
  FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Buurthuis werkt op Windows 10 en 11 van 64 bits; deze computer heeft een ouder soort Windows." /SD IDOK
    SetErrorLevel 4
    Abort
  ${EndIf}
FunctionEnd

Section
  Call WaitUntilClosed
  ; The former version knows best which files were its own.
  ${If} ${FileExists} "$INSTDIR\verwijderen.exe"
    ExecWait '"$INSTDIR\verwijderen.exe" /S _?=$INSTDIR' $0
    ${If} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "De vorige versie kon niet weg. Start de computer opnieuw en probeer het nog eens. Uw gegevens zijn zoals zij waren." /SD IDOK
      SetErrorLevel 5
      Abort
    ${EndIf}
  ${EndIf}
  SetOverwrite on
  !insertmacro PutFiles
  SetOutPath $INSTDIR
  WriteUninstaller "$INSTDIR\verwijderen.exe"

  CreateDirectory "$SMPROGRAMS\Buurthuis"
  CreateShortcut "$SMPROGRAMS\Buurthuis\Buurthuis.lnk" "$INSTDIR\buurthuis-app.exe"
  CreateShortcut "$SMPROGRAMS\Buurthuis\Deurstand.lnk" "$INSTDIR\buurthuis-app.exe" "--door"
  CreateShortcut "$SMPROGRAMS\Buurthuis\Voorbeeld.lnk" "$INSTDIR\buurthuis-app.exe" "demo"
  CreateShortcut "$DESKTOP\Buurthuis.lnk" "$INSTDIR\buurthuis-app.exe"

  WriteRegStr HKCU "${CLASSES}\.verzegeld" "" "Buurthuis.Kopie"
  WriteRegStr HKCU "${CLASSES}\Buurthuis.Kopie" "" "Verzegelde kopie van Buurthuis"
  WriteRegStr HKCU "${CLASSES}\Buurthuis.Kopie\DefaultIcon" "" "$INSTDIR\buurthuis-app.exe,0"
  WriteRegStr HKCU "${CLASSES}\Buurthuis.Kopie\shell\open\command" "" '"$INSTDIR\buurthuis-app.exe" --open "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'

  WriteRegStr HKCU "Software\Buurthuis" "Programma" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Buurthuis"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\buurthuis-app.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Buurthuis"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\verwijderen.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\verwijderen.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  !insertmacro RemoveFiles
  Delete "$INSTDIR\verwijderen.exe"
  RMDir $INSTDIR
  Delete "$SMPROGRAMS\Buurthuis\Buurthuis.lnk"
  Delete "$SMPROGRAMS\Buurthuis\Deurstand.lnk"
  Delete "$SMPROGRAMS\Buurthuis\Voorbeeld.lnk"
  RMDir "$SMPROGRAMS\Buurthuis"
  Delete "$DESKTOP\Buurthuis.lnk"
  DeleteRegKey HKCU "${CLASSES}\Buurthuis.Kopie"
  ReadRegStr $0 HKCU "${CLASSES}\.verzegeld" ""
  ${If} $0 == "Buurthuis.Kopie"
    DeleteRegKey HKCU "${CLASSES}\.verzegeld"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Buurthuis"
SectionEnd
