// A stand-in for WeChat Pay over real HTTP and HTTPS on 127.0.0.1. README.md in this folder describes its interface.
import { realpathSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import wechatpay from 'wechatpay-axios-plugin';

import { accepted, findScenario, jsonAnswer, sendError, sendSigned } from './answers.mjs';
import { makeMaterial } from './material.mjs';
import { readReport, takeReport } from './rules.mjs';
import { Refusal, verifyRequest } from './verify.mjs';

const { Aes, Formatter } = wechatpay;
const maxBodyBytes = 64 * 1024;
const keepAliveMs = 8_000; // as WeChat Pay's servers do

function freshCounters() {
  return {
    arrivals: 0, arrivalsOf: {}, taken: new Map(), appidOf: new Map(), nonces: new Set(), refused: [], elsewhere: 0, last: null,
    connections: { http: 0, https: 0 },
  };
}

function makeWorld(material, { mchid, serial, mode, signWith }) {
  return {
    material, mchid, serial, mode, signWith, certificates: 'current', next: [], always: 'real', of: new Map(), ...freshCounters(),
  };
}

async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBodyBytes) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// ---- the calls ----

function refuse(world, request, response, refusal) {
  world.refused.push({ method: request.method, path: request.url, status: refusal.status, code: refusal.code, reason: refusal.reason });
  sendError(response, refusal);
}

function pointsNotify(world, request, response, { raw, chosen }) {
  const { report, refusal } = readReport(raw, world);
  if (refusal) {
    return refuse(world, request, response, refusal);
  }
  const id = report.transaction_id;
  world.arrivalsOf[id] = (world.arrivalsOf[id] ?? 0) + 1;
  const name = world.of.get(id) ?? chosen();
  if (name === 'real') {
    const ruled = takeReport(report, world);
    return ruled ? refuse(world, request, response, ruled) : sendSigned(world, request, response, accepted);
  }
  const { scenario, argument } = findScenario(name);
  if (scenario.takes && !world.taken.has(id)) {
    world.taken.set(id, report);
  }
  return scenario.answer(world, request, response, accepted, argument);
}

function echo(world, request, response, { raw, chosen }) {
  let message;
  try {
    message = JSON.parse(raw).echo_message;
  } catch {
    message = undefined;
  }
  if (typeof message !== 'string' || message === '') {
    return refuse(world, request, response, new Refusal(400, 'PARAM_ERROR', '参数错误', 'echo_message is missing'));
  }
  return plainCall(world, request, response, chosen, () => ({ echo_message: message }));
}

/** A call without a state of its own: a signed 200 unless a scenario was chosen. */
function plainCall(world, request, response, chosen, answer) {
  const name = chosen();
  const own = jsonAnswer(answer());
  if (name === 'real') {
    return sendSigned(world, request, response, own);
  }
  const { scenario, argument } = findScenario(name);
  return scenario.answer(world, request, response, own, argument);
}

function authorization(world, request, response, { url, chosen }) {
  const openid = decodeURIComponent(url.pathname.split('/').pop());
  if (!url.searchParams.get('appid')) {
    return refuse(world, request, response, new Refusal(400, 'PARAM_ERROR', 'AppID参数错误', 'appid is missing'));
  }
  return plainCall(world, request, response, chosen, () => {
    if (openid.endsWith('Unauth')) {
      return { openid, authorize_state: 'UNAUTHORIZED' };
    }
    const times = { authorize_time: '2026-01-02T10:11:12+08:00' };
    return openid.endsWith('Deauth')
      ? { openid, authorize_state: 'DEAUTHORIZED', ...times, deauthorize_time: '2026-02-03T10:11:12+08:00' }
      : { openid, authorize_state: 'AUTHORIZED', ...times };
  });
}

function commitStatus(world, request, response, { url, chosen }) {
  const openid = decodeURIComponent(url.pathname.split('/')[4]);
  for (const name of ['brandid', 'appid']) {
    if (!url.searchParams.get(name)) {
      return refuse(world, request, response, new Refusal(400, 'PARAM_ERROR', `${name}参数错误`, `${name} is missing`));
    }
  }
  return plainCall(world, request, response, chosen, () => ({ points_commit_status: openid.endsWith('Pend') ? 'PENDING' : 'FINISHED' }));
}

function certificates(world, request, response, { chosen }) {
  if (world.certificates === 'none') {
    return refuse(world, request, response,
      new Refusal(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。', 'the merchant is in public-key mode'));
  }
  const { material } = world;
  const listed = world.certificates === 'both' ? [material.certificate, material.nextCertificate] : [material.certificate];
  return plainCall(world, request, response, chosen, () => ({
    data: listed.map(({ pem, serial }) => {
      const nonce = Formatter.nonce(12);
      return {
        serial_no: serial,
        effective_time: new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z$/, '+00:00'),
        expire_time: new Date(Date.now() + 1_800 * 86_400_000).toISOString().replace(/\.\d+Z$/, '+00:00'),
        encrypt_certificate: {
          algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: 'certificate', ciphertext: Aes.AesGcm.encrypt(pem, material.apiv3Key, nonce, 'certificate'),
        },
      };
    }),
  }));
}

const calls = [
  ['POST', /^\/v3\/businesscircle\/points\/notify$/, pointsNotify],
  ['GET', /^\/v3\/businesscircle\/user-authorizations\/[^/]+$/, authorization],
  ['GET', /^\/v3\/businesscircle\/users\/[^/]+\/points\/commit_status$/, commitStatus],
  ['GET', /^\/v3\/certificates$/, certificates],
  ['POST', /^\/v3\/security\/echo$/, echo],
];

async function answerApi(world, request, response, url) {
  world.arrivals += 1;
  const body = await readBody(request);
  world.last = { method: request.method, path: request.url, rawHeaders: request.rawHeaders, body: body?.toString('utf8') ?? null, tls: Boolean(request.socket.encrypted) };
  if (body === null) {
    return refuse(world, request, response, new Refusal(400, 'INVALID_REQUEST', 'HTTP 请求不符合微信支付APIv3接口规则', 'the body is over 64 KiB'));
  }
  const call = calls.find(([method, path]) => method === request.method && path.test(url.pathname));
  if (!call) {
    return refuse(world, request, response, new Refusal(404, 'RESOURCE_NOT_EXISTS', '请求的资源不存在', 'no such call'));
  }
  const refusal = verifyRequest(request, body, world);
  if (refusal) {
    return refuse(world, request, response, refusal);
  }
  const chosen = () => world.next.shift() ?? world.always;
  return call[2](world, request, response, { raw: body.toString('utf8'), url, chosen });
}

// ---- control ----

const stats = (world) => ({
  arrivals: world.arrivals, arrivalsOf: world.arrivalsOf, taken: [...world.taken.keys()], refused: world.refused, elsewhere: world.elsewhere,
  connections: world.connections, waiting: world.next, last: world.last,
});

const choices = { signWith: ['auto', 'public_key', 'certificate', 'next_certificate'], mode: ['any', 'direct', 'partner'], certificates: ['current', 'both', 'none'] };

/** Changes the world. @returns {string|null} what was wrong with the order; then nothing was changed */
function control(world, order) {
  const names = [].concat(order.next ?? [], order.always ?? [], Object.values(order.of ?? {}));
  const unknown = names.find((name) => name !== 'real' && !findScenario(String(name)));
  if (unknown !== undefined) {
    return `no such scenario: ${unknown}`;
  }
  for (const key of Object.keys(order)) {
    if (key in choices ? !choices[key].includes(order[key]) : !['reset', 'next', 'always', 'of', 'mchid', 'serial', 'merchantKey'].includes(key)) {
      return `no such order: ${key}=${JSON.stringify(order[key])}`;
    }
  }
  if (order.reset) {
    Object.assign(world, freshCounters(), { next: [], always: 'real', of: new Map() });
  }
  world.next.push(...[].concat(order.next ?? []));
  world.always = order.always ?? world.always;
  Object.entries(order.of ?? {}).forEach(([id, name]) => world.of.set(id, name));
  for (const key of ['signWith', 'mode', 'certificates', 'mchid', 'serial']) {
    world[key] = order[key] ?? world[key];
  }
  world.material.merchantPublicKey = order.merchantKey ?? world.material.merchantPublicKey;
  return null;
}

async function answerControl(world, request, response) {
  let wrong = null;
  if (request.method === 'POST') {
    try {
      wrong = control(world, JSON.parse((await readBody(request))?.toString('utf8') ?? ''));
    } catch (error) {
      wrong = String(error.message);
    }
  }
  const body = JSON.stringify(wrong ? { error: wrong } : stats(world));
  response.writeHead(wrong ? 400 : 200, { 'Content-Type': 'application/json' });
  response.end(body);
}

// ---- start ----

async function answer(world, request, response) {
  const url = new URL(request.url, 'http://127.0.0.1');
  if (url.pathname.startsWith('/v3/')) {
    return answerApi(world, request, response, url);
  }
  if (url.pathname === '/control' || url.pathname === '/control/stats') {
    return answerControl(world, request, response);
  }
  world.elsewhere += 1;
  request.resume();
  response.writeHead(204);
  return response.end();
}

function listen(server, world, kind) {
  server.keepAliveTimeout = keepAliveMs;
  server.on(kind === 'https' ? 'secureConnection' : 'connection', () => { world.connections[kind] += 1; });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

export async function startGateway(options) {
  const material = makeMaterial(options);
  const world = makeWorld(material, { mode: 'any', signWith: 'auto', ...options });
  const onRequest = (request, response) => {
    answer(world, request, response).catch((error) => {
      if (!request.socket.destroyed) {
        process.stderr.write(`${error.stack}\n`);
        request.socket.destroy();
      }
    });
  };
  const http = createHttp(onRequest);
  const https = createHttps({ cert: material.tls.cert, key: material.tls.key, minVersion: 'TLSv1.2' }, onRequest);
  const ports = { http: await listen(http, world, 'http'), https: await listen(https, world, 'https') };
  return {
    hello: { ...ports, publicKeyId: material.publicKeyId, certificateSerial: material.certificate.serial, nextCertificateSerial: material.nextCertificate.serial },
    close: () => [http, https].forEach((server) => {
      server.close();
      server.closeAllConnections();
    }),
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' }, 'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' }, mchid: { type: 'string' }, serial: { type: 'string' },
    },
  });
  if (!values.dir) {
    throw new Error('usage: node gateway.mjs --dir DIR [--mchid MCHID --serial SERIAL] [--tls-cert FILE --tls-key FILE]');
  }
  const gateway = await startGateway({ dir: values.dir, tlsCert: values['tls-cert'], tlsKey: values['tls-key'], mchid: values.mchid, serial: values.serial });
  process.stdout.write(`${JSON.stringify(gateway.hello)}\n`);
  process.stdin.on('end', () => gateway.close()).on('error', () => gateway.close()).resume();
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  main().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
