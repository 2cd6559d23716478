# electron-builder includes this in the NSIS installer and its uninstaller (nsis.include), and inserts the macro where
# the app has been closed and its files and settings are still there (app-builder-lib/templates/nsis/uninstaller.nsh).

!macro customUnInstall
  # A newer version runs the uninstaller of the older one too: the person goes on using the app and stays signed in.
  ${ifNot} ${isUpdated}
    # As the person who uninstalls, whose keychain it is. Whatever comes of it, the uninstaller goes on, after half a
    # minute at the latest.
    Push $0
    nsExec::Exec /TIMEOUT=30000 '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --forget-sign-ins'
    Pop $0
    ${if} $0 == "timeout"
      # What was ended lets go of its file a moment later.
      Sleep 1000
    ${endIf}
    Pop $0
  ${endIf}
!macroend
