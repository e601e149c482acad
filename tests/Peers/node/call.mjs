// Calls a Crossplane function with grpc-js; tests/Peers/README.md tells how.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { JsonMapping } from './json.mjs';

const usageError = 3;
const anySize = -1;
const protoFile = new URL('../../../proto/apiextensions/fn/proto/v1/run_function.proto', import.meta.url);

function readOptions() {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      service: { type: 'string', default: 'v1' },
      insecure: { type: 'boolean', default: false },
      ca: { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      authority: { type: 'string' },
      request: { type: 'string' },
      'raw-request': { type: 'string' },
      gzip: { type: 'boolean', default: false },
      deadline: { type: 'string', default: '30' },
      repeat: { type: 'string', default: '1' },
    },
  });
  require(values.target, '--target is required');
  require(['v1', 'v1beta1'].includes(values.service), '--service must be v1 or v1beta1');
  require(values.insecure !== Boolean(values.ca), 'exactly one of --insecure and --ca is required');
  require(Boolean(values.cert) === Boolean(values.key), '--cert and --key go together');
  require(!(values.insecure && values.cert), '--cert and --key go with --ca');
  require(Boolean(values.request) !== Boolean(values['raw-request']), 'exactly one of --request and --raw-request is required');
  require(Number(values.deadline) > 0, '--deadline must be a number of seconds above 0');
  require(/^[1-9]\d*$/.test(values.repeat), '--repeat must be a whole number above 0');
  return values;
}

function require(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

// v1beta1 has the messages of v1 in another package.
function loadDefinitions(packageName) {
  const directory = mkdtempSync(join(tmpdir(), 'function-peer-'));
  try {
    const file = join(directory, 'run_function.proto');
    writeFileSync(file, readFileSync(protoFile, 'utf8').replace(/^package .*;$/m, `package ${packageName};`));
    return protoLoader.loadSync(file, { keepCase: true, enums: String, longs: String, bytes: String });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function createClient(options) {
  const read = file => file ? readFileSync(file) : null;
  const credentials = options.insecure
    ? grpc.credentials.createInsecure()
    : grpc.credentials.createSsl(read(options.ca), read(options.key), read(options.cert));
  return new grpc.Client(options.target, credentials, {
    'grpc.max_receive_message_length': anySize,
    'grpc.max_send_message_length': anySize,
    ...options.gzip && { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip },
    ...options.authority && { 'grpc.ssl_target_name_override': options.authority, 'grpc.default_authority': options.authority },
  });
}

// Messages pass as bytes, so that malformed ones can be sent and a status is never mixed up with an error of the decoder.
function call(client, path, bytes, seconds) {
  return new Promise(resolve => {
    const deadline = new Date(Date.now() + seconds * 1000);
    const pass = buffer => buffer;
    client.makeUnaryRequest(path, pass, pass, bytes, new grpc.Metadata(), { deadline }, (error, response) =>
      resolve({ code: grpc.status[error?.code ?? grpc.status.OK], details: error?.details ?? '', bytes: error ? null : response }));
  });
}

function prepare() {
  const options = readOptions();
  const packageName = `apiextensions.fn.proto.${options.service}`;
  const definitions = loadDefinitions(packageName);
  const mapping = new JsonMapping(definitions, packageName);
  const method = definitions[`${packageName}.FunctionRunnerService`].RunFunction;
  const bytes = options.request
    ? method.requestSerialize(mapping.parse('RunFunctionRequest', JSON.parse(readFileSync(options.request, 'utf8'))))
    : readFileSync(options['raw-request']);
  return { options, method, mapping, bytes, client: createClient(options) };
}

function prepareOrExit() {
  try {
    return prepare();
  } catch (error) {
    console.error(`call.mjs: ${error.message}`);
    process.exit(usageError);
  }
}

const { options, method, mapping, bytes, client } = prepareOrExit();
for (let count = 0; count < Number(options.repeat); count++) {
  const answer = await call(client, method.path, bytes, Number(options.deadline));
  const response = answer.bytes && mapping.print('RunFunctionResponse', method.responseDeserialize(answer.bytes));
  console.log(JSON.stringify({ code: answer.code, details: answer.details, response }));
}
client.close();
