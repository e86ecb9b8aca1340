// Holds docs/asyncapi.yaml against the JSON Schema of AsyncAPI 3.0, Kafka bindings included.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0.json');
const document = parse(readFileSync(new URL('../../docs/asyncapi.yaml', import.meta.url), 'utf8'), { merge: true });

const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
addFormats(ajv);
const valid = ajv.validate(schema, document);
console.log(valid ? 'docs/asyncapi.yaml: valid' : ajv.errorsText(ajv.errors, { separator: '\n' }));
process.exit(valid ? 0 : 1);
