@echo off
rem The commands of this repository. They need the .NET 10 SDK; everything else they get themselves.
setlocal EnableDelayedExpansion
set "CALLER=%CD%"
cd /d "%~dp0"
set "LOG=%TEMP%\iurc-%RANDOM%.log"
set "WITHOUT=The OrchardCore packages cannot be restored here"

where dotnet >nul 2>nul || (echo Install the .NET 10 SDK first: https://dotnet.microsoft.com/download 1>&2 & exit /b 1)
set "COMMAND=%~1"
set "REST="
:rest
shift
if not "%~1"=="" (set "REST=!REST! %1" & goto rest)

if "%COMMAND%"=="up" goto up
if "%COMMAND%"=="test" goto test
if "%COMMAND%"=="check" goto workbench
if "%COMMAND%"=="preview" goto workbench
if "%COMMAND%"=="export" goto workbench
if "%COMMAND%"=="backup" goto sitedata
if "%COMMAND%"=="restore" goto sitedata
echo Usage: iurc up [--urls URL] ^| test ^| check [PATH] [--format text^|json^|sarif] ^| preview [--urls URL] [--now DATE] ^| export OUT [--from URL] [--base-url URL] ^| backup FILE ^| restore FILE [--database CONNECTION-STRING]
exit /b 2

:orchard
dotnet restore Iurc.Cms.sln --nologo -v quiet >"%LOG%" 2>&1
if not errorlevel 1 (set "ORCHARD=1" & exit /b 0)
set "ORCHARD="
findstr /c:"error" "%LOG%" | findstr /v /r "NU110[1-3].*OrchardCore\." >nul
if errorlevel 1 exit /b 0
type "%LOG%" 1>&2
exit /b 1

:up
call :orchard || exit /b 1
if "%REST%"=="" set "REST=--urls http://localhost:5080"
if not defined ORCHARD goto preview
if not defined ASPNETCORE_ENVIRONMENT set "ASPNETCORE_ENVIRONMENT=Development"
dotnet build src\Iurc.Cms.Web --nologo -v quiet -clp:NoSummary || exit /b 1
dotnet src\Iurc.Cms.Web\bin\Debug\net10.0\Iurc.Cms.Web.dll %REST%
exit /b %ERRORLEVEL%

:preview
echo %WITHOUT%: this is the Workbench's preview of the same pages, without the admin.
dotnet build src\Iurc.Workbench --nologo -v quiet -clp:NoSummary || exit /b 1
dotnet src\Iurc.Workbench\bin\Debug\net10.0\Iurc.Workbench.dll preview %REST%
exit /b %ERRORLEVEL%

:test
call :orchard || exit /b 1
set "SOLUTION=Iurc.Cms.sln"
if not defined ORCHARD (
  set "SOLUTION=Iurc.Cms.Portable.slnf"
  echo %WITHOUT%: the tests that need the CMS are skipped.
)
dotnet build %SOLUTION% --nologo -v quiet -clp:NoSummary || exit /b 1
dotnet test --solution %SOLUTION% --no-build --max-parallel-test-modules 1
exit /b %ERRORLEVEL%

:workbench
dotnet build src\Iurc.Workbench --nologo -v quiet -clp:NoSummary 1>&2 || exit /b 1
dotnet src\Iurc.Workbench\bin\Debug\net10.0\Iurc.Workbench.dll %COMMAND% %REST%
exit /b %ERRORLEVEL%

:sitedata
rem FILE is relative to where the command was called; the site's folder to the repository, as for "up".
call :orchard || exit /b 1
if not defined ORCHARD (echo %WITHOUT%: there is no site to back up or to restore. 1>&2 & exit /b 1)
dotnet build src\Iurc.Cms.Web --nologo -v quiet -clp:NoSummary 1>&2 || exit /b 1
if not defined ORCHARD_APP_DATA set "ORCHARD_APP_DATA=App_Data"
for %%I in ("%ORCHARD_APP_DATA%") do set "ORCHARD_APP_DATA=%%~fI"
set "WEB=%CD%\src\Iurc.Cms.Web\bin\Debug\net10.0\Iurc.Cms.Web.dll"
pushd "%CALLER%"
dotnet "%WEB%" %COMMAND% %REST%
exit /b %ERRORLEVEL%
