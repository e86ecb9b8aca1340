// Reads questions.enriched and holds every event against the published schema.
//   node consume.js [DATA | BOOTSTRAP_SERVERS] [--events N]    stops after N events, or never
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
// Questeur's producer compresses so; KafkaJS itself knows gzip only.
CompressionCodecs[CompressionTypes.LZ4] = () => ({ decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)) });

const SCHEMA = '../../contract/src/main/resources/fr/questeur/contract/schema/question-v1.schema.json';
const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(new URL(SCHEMA, import.meta.url))));

// The data directory of a questeur run has a file with address and password; other brokers are asked without one.
function broker(target) {
  const file = `${target}/kcat.conf`;
  if (!existsSync(file)) return { brokers: target.split(',') };
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('='));
  const config = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  return {
    brokers: [config['bootstrap.servers']],
    sasl: { mechanism: 'scram-sha-512', username: config['sasl.username'], password: config['sasl.password'] },
  };
}

const target = process.argv[2] ?? process.env.QUESTEUR_DATA ?? '../../data';
const most = process.argv[3] === '--events' ? Number(process.argv[4]) : Infinity;
const kafka = new Kafka({ clientId: 'example-node', logLevel: logLevel.ERROR, ...broker(target) });
// A group of its own, as it wants all of it; KafkaJS reads committed records only unless told otherwise.
const consumer = kafka.consumer({ groupId: `example-node-${randomUUID()}` });

let events = 0;
let invalid = 0;
let start;
let stopping = false;

async function stop(code) {
  stopping = true;
  const seconds = (Date.now() - start) / 1000;
  console.log(`${events} events in ${seconds.toFixed(1)} s, ${events - invalid} valid, ${invalid} not`);
  await consumer.disconnect();
  process.exit(code);
}

function take({ key, value, headers }) {
  start ??= Date.now();
  if (events === most) return;
  events += 1;
  if (value === null) {
    console.log(`${key} removed`);
    return;
  }
  const question = JSON.parse(value);
  if (!validate(question)) {
    invalid += 1;
    console.error(`${key} is not as the schema says: ${ajv.errorsText(validate.errors)}`);
  }
  if (most === Infinity || most <= 100) console.log(`${key} ${question.status} ${headers.ce_id} ${headers.ce_time}`);
}

await consumer.connect();
await consumer.subscribe({ topic: 'questions.enriched', fromBeginning: true });
await consumer.run({
  eachBatch: async ({ batch, resolveOffset }) => {
    for (const message of batch.messages) {
      take(message);
      resolveOffset(message.offset);
    }
    if (events >= most && !stopping) stop(invalid === 0 ? 0 : 1); // not awaited: disconnecting waits for this batch
  },
});
