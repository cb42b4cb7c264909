// Validates an unpacked Teams app package against the schemas Microsoft publishes for its version; prints what is wrong as one JSON array.
const fs = require("fs"), path = require("path");
const Ajv = require("ajv-draft-04"), formats = require("ajv-formats");
const read = file => JSON.parse(fs.readFileSync(path.join(process.argv[2], file), "utf8"));
const manifest = read("manifest.json");
const schemas = path.join(__dirname, "node_modules/@microsoft/app-manifest/build/json-schemas/teams", `v${manifest.manifestVersion}`);
// The patterns of the schemas are no Unicode regular expressions: they leave a bracket unescaped.
const ajv = formats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));
const problems = (file, schema) => {
  const validate = ajv.compile(JSON.parse(fs.readFileSync(path.join(schemas, schema), "utf8")));
  return validate(read(file)) ? [] : validate.errors.map(e => `${file}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
};
const { defaultLanguageFile, additionalLanguages } = manifest.localizationInfo;
console.log(JSON.stringify([
  ...problems("manifest.json", "MicrosoftTeams.schema.json"),
  ...[defaultLanguageFile, ...additionalLanguages.map(l => l.file)].flatMap(file => problems(file, "MicrosoftTeams.Localization.schema.json")),
]));
