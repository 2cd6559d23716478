// Before npm start and npm test: prints a clear message where an older Node would report a syntax error. It must run on
// an older Node itself, so it is plain JavaScript.

// The oldest that runs TypeScript without a flag.
const oldest = [22, 18]

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(
    `Node ${oldest.join('.')} or newer is needed, and this is ${process.versions.node}. npm ci brings one for ` +
      `Windows, macOS and Linux on x64 and arm64, and did not for ${process.platform}-${process.arch}: ` +
      'run npm ci again without --omit, or install Node from https://nodejs.org.',
  )
  process.exitCode = 1
}
