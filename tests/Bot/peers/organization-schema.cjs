// Validates organisation files, one JSON text a line, against the schema that ships; prints a JSON array of what is wrong for each.
const fs = require("fs"), path = require("path"), Ajv = require("ajv/dist/2020"), formats = require("ajv-formats");
const validate = formats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true })).compile(JSON.parse(fs.readFileSync(path.join(__dirname, "../../../infra/organization.schema.json"), "utf8")));
for (const line of fs.readFileSync(0, "utf8").split("\n").filter(l => l))
  console.log(JSON.stringify(validate(JSON.parse(line)) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)));
