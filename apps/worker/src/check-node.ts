// Imported before anything else: an old Node would otherwise fail at `node:sqlite` without saying why.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Qadam needs Node 24 or newer, this is ${process.version}. Use \`npm start\` (it brings its own Node) or install Node 24.`,
  );
  process.exit(1);
}
