// The gateway must be right before anything is measured against it: node --test
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import wechatpay from 'wechatpay-axios-plugin';

import { startGateway } from './gateway.mjs';
import { dayOf, shanghaiToday } from './rules.mjs';
import { parseAuthorization } from './verify.mjs';

const { Aes, Formatter, Rsa, Wechatpay } = wechatpay;
const mchid = '1900000001';
const serial = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1';
const notify = '/v3/businesscircle/points/notify';
const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';

let dir;
let merchant;
let gateway;
let hello;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pd-gateway-test-'));
  merchant = generateKeyPairSync('rsa', {
    modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(join(dir, 'merchant_pub.pem'), merchant.publicKey);
  gateway = await startGateway({ dir, mchid, serial });
  hello = gateway.hello;
});

after(() => {
  gateway.close();
  rmSync(dir, { recursive: true, force: true });
});

beforeEach(() => control({ reset: true, signWith: 'auto', mode: 'any', certificates: 'current' }));

let counter = 0;
function freshId({ day = shanghaiToday(), tail = null } = {}) {
  counter += 1;
  const end = String(counter).padStart(6, '0') + (tail ?? '7777');
  return `4200001234${day}${end}`;
}

function report(changes = {}) {
  return {
    transaction_id: freshId(), appid: 'wx1234567890abcdef', openid, earn_points: true, increased_points: 120, points_update_time: '2026-11-24T10:11:12.120+08:00', ...changes,
  };
}

function exchange({ method, path, headers, body = '', tls = false, options = {} }) {
  return new Promise((resolve, reject) => {
    const make = tls ? httpsRequest : httpRequest;
    const outgoing = make({
      host: '127.0.0.1', port: tls ? hello.https : hello.http, method, path, headers, agent: false, ...options,
    }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
      incoming.on('end', () => resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks).toString('utf8') }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function control(order) {
  const reply = await exchange({ method: 'POST', path: '/control', headers: {}, body: JSON.stringify(order) });
  assert.equal(reply.status, 200, reply.body);
  return JSON.parse(reply.body);
}

async function stats() {
  return JSON.parse((await exchange({ method: 'GET', path: '/control/stats', headers: {} })).body);
}

function signed(method, path, body, { key = merchant.privateKey, timestamp = Formatter.timestamp(), nonce = Formatter.nonce(), signedBody = body } = {}) {
  const signature = Rsa.sign(Formatter.request(method, path, timestamp, nonce, signedBody), Rsa.from(key));
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': 'PointsDesk/0.1.0',
    'Accept-Language': 'zh-CN',
    'Wechatpay-Serial': hello.publicKeyId,
    'Content-Length': Buffer.byteLength(body),
    Authorization: Formatter.authorization(mchid, nonce, signature, timestamp, serial),
  };
}

function post(content, { path = notify, change = (headers) => headers, sign = {}, tls = false, options = {} } = {}) {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return exchange({ method: 'POST', path, body, headers: change(signed('POST', path, body, sign)), tls, options });
}

function get(path) {
  return exchange({ method: 'GET', path, headers: signed('GET', path, '') });
}

function verifies(reply, publicKey) {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature } = reply.headers;
  return Rsa.verify(Formatter.response(timestamp, nonce, reply.body), signature, Rsa.from(publicKey, Rsa.KEY_TYPE_PUBLIC));
}

const platformKey = () => readFileSync(join(dir, 'platform_pub.pem'), 'utf8');
const platformCertificate = () => readFileSync(join(dir, 'platform_cert.pem'), 'utf8');

test('a good report is taken once, over HTTP and HTTPS, and answered by a signed 204', async () => {
  for (const tls of [false, true]) {
    const content = report();
    const options = tls ? { ca: readFileSync(join(dir, 'tls_ca.pem')) } : {};
    const first = await post(content, { tls, options });
    assert.equal(first.status, 204, first.body);
    assert.equal(first.body, '');
    assert.equal(first.headers['wechatpay-serial'], hello.publicKeyId);
    assert.ok(verifies(first, platformKey()));
    assert.ok(first.headers['request-id']);
    const second = await post(content, { tls, options });
    assert.equal(second.status, 400);
    assert.deepEqual(JSON.parse(second.body), { code: 'INVALID_REQUEST', message: '该订单积分已回传' });
    assert.equal(second.headers['wechatpay-signature'], undefined);
  }
  const seen = await stats();
  assert.equal(seen.arrivals, 4);
  assert.equal(seen.taken.length, 2);
  assert.deepEqual(seen.connections.https, 2);
});

test('TLS is refused without the CA', async () => {
  await assert.rejects(post(report(), { tls: true }));
});

test('the key that signs follows the request, or the order', async () => {
  const withoutSerial = ({ 'Wechatpay-Serial': dropped, ...headers }) => headers;
  const byCertificate = await post(report(), { change: withoutSerial });
  assert.equal(byCertificate.headers['wechatpay-serial'], hello.certificateSerial);
  assert.ok(verifies(byCertificate, platformCertificate()));
  await control({ signWith: 'certificate' });
  assert.equal((await post(report())).headers['wechatpay-serial'], hello.certificateSerial);
  await control({ signWith: 'next_certificate' });
  assert.equal((await post(report())).headers['wechatpay-serial'], hello.nextCertificateSerial);
  await control({ signWith: 'public_key' });
  const refused = await post(report(), { change: withoutSerial });
  assert.equal(JSON.parse(refused.body).code, 'PARAM_ERROR');
});

const badRequests = [
  ['no Authorization', 401, 'SIGN_ERROR', ({ Authorization, ...headers }) => headers],
  ['blanks in Authorization', 401, 'SIGN_ERROR', (headers) => ({ ...headers, Authorization: headers.Authorization.replaceAll(',', ', ') })],
  ['another mchid', 401, 'SIGN_ERROR', (headers) => ({ ...headers, Authorization: headers.Authorization.replace(mchid, '1900000002') })],
  ['another serial', 401, 'SIGN_ERROR', (headers) => ({ ...headers, Authorization: headers.Authorization.replace(serial, 'A'.repeat(40)) })],
  ['no Accept', 400, 'INVALID_REQUEST', ({ Accept, ...headers }) => headers],
  ['no User-Agent', 400, 'INVALID_REQUEST', ({ 'User-Agent': dropped, ...headers }) => headers],
  ['Qt\'s own User-Agent', 400, 'INVALID_REQUEST', (headers) => ({ ...headers, 'User-Agent': 'Mozilla/5.0' })],
  ['the system\'s language', 400, 'INVALID_REQUEST', (headers) => ({ ...headers, 'Accept-Language': 'en-US,*' })],
  ['a form', 400, 'INVALID_REQUEST', (headers) => ({ ...headers, 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['a doubled header', 400, 'INVALID_REQUEST', (headers) => ({ ...headers, 'Wechatpay-Serial': [hello.publicKeyId, hello.publicKeyId] })],
  ['an unknown Wechatpay-Serial', 400, 'PARAM_ERROR', (headers) => ({ ...headers, 'Wechatpay-Serial': 'PUB_KEY_ID_1' })],
];
for (const [name, status, code, change] of badRequests) {
  test(`refused: ${name}`, async () => {
    const reply = await post(report(), { change });
    assert.equal(reply.status, status);
    assert.equal(JSON.parse(reply.body).code, code);
    const seen = await stats();
    assert.deepEqual(seen.taken, []);
    assert.equal(seen.refused.length, 1);
    assert.ok(seen.refused[0].reason);
  });
}

test('refused: a signature that does not fit', async () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  for (const sign of [{ key: stranger }, { signedBody: '{}' }, { timestamp: Formatter.timestamp() - 301 }, { timestamp: Formatter.timestamp() + 301 }, { nonce: 'short' }]) {
    assert.equal((await post(report(), { sign })).status, 401, JSON.stringify(sign));
  }
  const nonce = Formatter.nonce();
  assert.equal((await post(report(), { sign: { nonce } })).status, 204);
  assert.equal((await post(report(), { sign: { nonce } })).status, 401);
});

const badBodies = [
  ['not JSON', '{', 'PARAM_ERROR'],
  ['an array', '[]', 'PARAM_ERROR'],
  ['null', () => report({ sub_mchid: null }), 'PARAM_ERROR'],
  ['an empty text', () => report({ no_points_remarks: '' }), 'PARAM_ERROR'],
  ['an unknown field', () => report({ note: 'x' }), 'PARAM_ERROR'],
  ['no transaction', () => report({ transaction_id: undefined }), 'PARAM_ERROR'],
  ['points as a text', () => report({ increased_points: '120' }), 'PARAM_ERROR'],
  ['negative points', () => report({ increased_points: -1 }), 'PARAM_ERROR'],
  ['points as 1e2', () => JSON.stringify(report()).replace('120,', '1e2,'), 'PARAM_ERROR'],
  ['points as 120.0', () => JSON.stringify(report()).replace('120,', '120.0,'), 'PARAM_ERROR'],
  ['points past 2^53-1', () => JSON.stringify(report()).replace('120,', '9007199254740992,'), 'PARAM_ERROR'],
  ['a field twice', () => JSON.stringify(report()).replace('{', '{"appid":"a",'), 'PARAM_ERROR'],
  ['a time without zone', () => report({ points_update_time: '2026-11-24T10:11:12' }), 'PARAM_ERROR'],
  ['long remarks', () => report({ no_points_remarks: '好'.repeat(129) }), 'PARAM_ERROR'],
  ['an emoji', () => report({ no_points_remarks: '😀' }), 'PARAM_ERROR'],
  ['no remarks though none were earned', () => report({ earn_points: false, increased_points: 0 }), 'PARAM_ERROR', '未获得积分时无备注信息'],
  ['too late', () => report({ transaction_id: freshId({ day: '20250101' }) }), 'INVALID_REQUEST', '该订单已超过回传时效'],
  ['not submitted', () => report({ transaction_id: freshId({ tail: '0451' }) }), 'INVALID_REQUEST', '该订单未提交积分'],
  ['no such order', () => report({ transaction_id: freshId({ tail: '0404' }) }), 'ORDER_NOT_EXIST'],
];
for (const [name, content, code, message] of badBodies) {
  test(`refused: ${name}`, async () => {
    const reply = await post(typeof content === 'function' ? content() : content);
    const error = JSON.parse(reply.body);
    assert.equal(error.code, code);
    if (message) {
      assert.equal(error.message, message);
    }
    assert.equal(reply.headers['wechatpay-signature'], undefined);
    assert.deepEqual((await stats()).taken, []);
  });
}

test('the largest points, no points with remarks, and the boundary of 128 characters are taken', async () => {
  assert.equal((await post(JSON.stringify(report()).replace('120,', '9007199254740991,'))).status, 204);
  const none = report({ earn_points: false, increased_points: 0, no_points_remarks: '好'.repeat(128), total_points: 0 });
  assert.equal((await post(none)).status, 204);
});

test('an openid belongs to one appid; partner mode wants a sub_mchid', async () => {
  assert.equal((await post(report())).status, 204);
  assert.equal(JSON.parse((await post(report({ appid: 'wxffffffffffffffff' }))).body).message, 'OpenID参数错误');
  await control({ mode: 'partner' });
  assert.equal((await post(report())).status, 400);
  assert.equal((await post(report({ sub_mchid: '1900000109' }))).status, 204);
});

const takenBy = [
  ['unsigned', (reply) => assert.equal(reply.headers['wechatpay-signature'], undefined)],
  ['stranger', (reply) => assert.ok(!verifies(reply, platformKey()))],
  ['unknown_serial', (reply) => assert.ok(![hello.publicKeyId, hello.certificateSerial].includes(reply.headers['wechatpay-serial']))],
  ['next_certificate', (reply) => assert.equal(reply.headers['wechatpay-serial'], hello.nextCertificateSerial)],
  ['stale', (reply) => assert.ok(verifies(reply, platformKey()) && Formatter.timestamp() - reply.headers['wechatpay-timestamp'] >= 360)],
  ['stale:-400', (reply) => assert.ok(reply.headers['wechatpay-timestamp'] - Formatter.timestamp() >= 390)],
  ['signtest', (reply) => assert.ok(reply.headers['wechatpay-signature'].startsWith('WECHATPAY/SIGNTEST/'))],
  ['tampered', (reply) => assert.ok(!verifies(reply, platformKey()))],
  ['partial_headers', (reply) => assert.equal(reply.headers['wechatpay-nonce'], undefined)],
  ['doubled_headers', (reply) => assert.match(reply.headers['wechatpay-nonce'], /, /)],
];
for (const [name, check] of takenBy) {
  test(`scenario ${name}: taken, answered by 204 that must not be trusted, then 已回传`, async () => {
    const content = report();
    await control({ next: name });
    const first = await post(content);
    assert.equal(first.status, 204);
    check(first);
    assert.equal(JSON.parse((await post(content)).body).message, '该订单积分已回传');
  });
}

test('scenario row: any row of the error table, unsigned, and not taken', async () => {
  const content = report();
  await control({ of: { [content.transaction_id]: 'row:429:RATELIMIT_EXCEEDED:频率超限:稍后' } });
  const reply = await post(content);
  assert.equal(reply.status, 429);
  assert.deepEqual(JSON.parse(reply.body), { code: 'RATELIMIT_EXCEEDED', message: '频率超限:稍后' });
  assert.deepEqual((await stats()).taken, []);
});

test('scenarios that are not this API\'s answers', async () => {
  for (const [name, status, type] of [['html502', 502, 'text/html'], ['redirect302', 302, 'text/html'], ['ok200html', 200, 'text/html'], ['nested', 400, 'application/json'], ['not_utf8', 400, 'application/json']]) {
    await control({ next: name });
    const reply = await post(report());
    assert.equal(reply.status, status, name);
    assert.equal(reply.headers['content-type'], type, name);
  }
  await control({ next: ['ok200body', 'accepted202'] });
  for (const status of [200, 202]) {
    const reply = await post(report());
    assert.equal(reply.status, status);
    assert.ok(verifies(reply, platformKey()));
  }
});

test('scenarios that end the connection', async () => {
  for (const name of ['taken_then_close', 'close', 'cut_body']) {
    await control({ next: name });
    await assert.rejects(post(report()), name);
  }
  assert.equal((await stats()).taken.length, 1);
});

test('scenario huge64m sends 64 MiB', async () => {
  await control({ next: 'huge64m' });
  assert.equal((await post(report())).body.length, 64 * 1024 * 1024);
});

test('the echo, the authorisation, the state of the points and the certificates', async () => {
  const echoed = await post({ echo_message: '你好' }, { path: '/v3/security/echo' });
  assert.deepEqual(JSON.parse(echoed.body), { echo_message: '你好' });
  assert.ok(verifies(echoed, platformKey()));
  const authorised = await get(`/v3/businesscircle/user-authorizations/${openid}?appid=wx1`);
  assert.equal(JSON.parse(authorised.body).authorize_state, 'AUTHORIZED');
  assert.ok(verifies(authorised, platformKey()));
  assert.equal((await get(`/v3/businesscircle/user-authorizations/${openid}`)).status, 400);
  const pending = await get('/v3/businesscircle/users/oPend/points/commit_status?brandid=1&appid=wx1');
  assert.equal(JSON.parse(pending.body).points_commit_status, 'PENDING');

  await control({ certificates: 'both' });
  const { data } = JSON.parse((await get('/v3/certificates')).body);
  assert.equal(data.length, 2);
  const { ciphertext, nonce, associated_data: aad } = data[0].encrypt_certificate;
  assert.equal(Aes.AesGcm.decrypt(ciphertext, readFileSync(join(dir, 'apiv3.key'), 'utf8'), nonce, aad).trim(), platformCertificate().trim());
  await control({ certificates: 'none' });
  assert.equal((await get('/v3/certificates')).status, 404);
});

test('the package\'s own client is taken, and trusts the answer', async () => {
  const client = new Wechatpay({
    mchid, serial, privateKey: merchant.privateKey, certs: { [hello.publicKeyId]: platformKey() }, baseURL: `http://127.0.0.1:${hello.http}/`, proxy: false,
  });
  const headers = { 'Accept-Language': 'zh-CN', 'Wechatpay-Serial': hello.publicKeyId, Accept: 'application/json', 'Content-Type': 'application/json' };
  const { status } = await client.v3.businesscircle.points.notify.post(report(), { headers });
  assert.equal(status, 204, JSON.stringify(await stats()));
});

test('a wrong order changes nothing and says so', async () => {
  for (const order of [{ next: 'nonsense' }, { next: 'row:x' }, { signWith: 'x' }, { what: 1 }]) {
    const reply = await exchange({ method: 'POST', path: '/control', headers: {}, body: JSON.stringify(order) });
    assert.equal(reply.status, 400, JSON.stringify(order));
  }
  assert.equal((await post(report())).status, 204);
});

test('small rules', () => {
  assert.equal(shanghaiToday(new Date('2026-11-24T15:59:59Z')), '20261124');
  assert.equal(shanghaiToday(new Date('2026-11-24T16:00:00Z')), '20261125');
  assert.equal(dayOf('4200001234202611241234567890'), '20261124');
  assert.equal(dayOf('1217752501201407033233368018'), '20140703');
  assert.equal(dayOf('42000012342026112412345678901'), null);
  assert.equal(parseAuthorization('WECHATPAY2-SHA256-RSA2048 mchid="1",mchid="1",signature="s",timestamp="1",serial_no="A"'), null);
});
