// Old syntax on purpose: any Node must be able to run this file and say what is wrong.
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'Qadam needs Node 24 or newer, this is ' +
      process.version +
      '. Use `npm start` and `npx qadam` (they bring their own Node) or install Node 24.',
  );
  process.exit(1);
}
