// Asks Ajv: the first line of its input is a JSON Schema, every other one a value; it answers true or false to each.
const Ajv = require("ajv/dist/2020").default;

let validate = null;
const lines = require("node:readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const value = JSON.parse(line);
  if (validate === null) {
    validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: true }).compile(value);
    process.stdout.write("ready\n");
  } else {
    process.stdout.write(`${validate(value)}\n`);
  }
});
