// How the gateway answers: signed by the package, unsigned as real errors are, or in one of the ways that a network can fail.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import wechatpay from 'wechatpay-axios-plugin';

const { Formatter, Rsa } = wechatpay;

const requestId = () => `${randomBytes(16).toString('hex').toUpperCase()}-268435462`;

/** Which key signs: what the request named, unless the world was told otherwise. */
function signingKey(world, request) {
  const { material } = world;
  const named = request.headers['wechatpay-serial'];
  const byPublicKey = world.signWith === 'public_key' || (world.signWith === 'auto' && named?.startsWith('PUB_KEY_ID_'));
  if (byPublicKey) {
    return { serial: material.publicKeyId, privateKey: material.platform.privateKey };
  }
  const certificate = world.signWith === 'next_certificate' ? material.nextCertificate : material.certificate;
  return { serial: certificate.serial, privateKey: certificate.privateKey };
}

/** The four Wechatpay-* headers for this body. */
export function signatureHeaders(world, request, body, { ageSeconds = 0, key = signingKey(world, request) } = {}) {
  const timestamp = String(Formatter.timestamp() - ageSeconds);
  const nonce = Formatter.nonce();
  const signature = Rsa.sign(Formatter.response(timestamp, nonce, body), Rsa.from(key.privateKey, Rsa.KEY_TYPE_PRIVATE));
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signature,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

export function send(response, status, headers, body = '') {
  response.writeHead(status, { 'Request-ID': requestId(), ...headers });
  response.end(body);
}

/** What a call answers when all is well: `{status, body}`, the body as text. */
export const accepted = { status: 204, body: '' };
export const jsonAnswer = (value, status = 200) => ({ status, body: JSON.stringify(value) });

const contentType = ({ body }) => (body === '' ? {} : { 'Content-Type': 'application/json; charset=utf-8' });

/** That answer, with these headers about its signature. */
const sendOwn = (response, own, headers) => send(response, own.status, { ...contentType(own), ...headers }, own.body);

export function sendSigned(world, request, response, own) {
  sendOwn(response, own, signatureHeaders(world, request, own.body));
}

/** Errors come unsigned: as the real ones do. */
export function sendError(response, { status, code, message, detail, headers = {} }) {
  send(response, status, { 'Content-Type': 'application/json; charset=utf-8', ...headers }, JSON.stringify({ code, message, detail }));
}

const html = (status) => `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n`;

async function sendHuge(response, status) {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  response.writeHead(status, { 'Request-ID': requestId(), 'Content-Type': 'application/json', 'Content-Length': String(1024 * chunk.length) });
  await pipeline(Readable.from(Array(1024).fill(chunk)), response).catch(() => {}); // the client may well hang up: it should
}

/**
 * name -> { takes, answer(world, request, response, own, argument) }. `own` is what the call would answer by itself. `takes`: the
 * report counts as taken, so that a repeat meets 已回传. An argument follows the name after a colon, as in "redirect:307".
 */
export const scenarios = {
  unsigned: { takes: true, answer: (world, request, response, own) => sendOwn(response, own, {}) },
  stranger: {
    takes: true,
    answer: (world, request, response, own) => {
      const key = { ...signingKey(world, request), privateKey: world.material.stranger.privateKey };
      sendOwn(response, own, signatureHeaders(world, request, own.body, { key }));
    },
  },
  unknown_serial: {
    takes: true,
    answer: (world, request, response, own) => {
      const key = { serial: world.material.strangerSerial, privateKey: world.material.stranger.privateKey };
      sendOwn(response, own, signatureHeaders(world, request, own.body, { key }));
    },
  },
  next_certificate: {
    takes: true,
    answer: (world, request, response, own) => {
      sendOwn(response, own, signatureHeaders(world, request, own.body, { key: world.material.nextCertificate }));
    },
  },
  stale: {
    takes: true,
    answer: (world, request, response, own, seconds = 360) => sendOwn(response, own, signatureHeaders(world, request, own.body, { ageSeconds: Number(seconds) })),
  },
  signtest: {
    takes: true,
    answer: (world, request, response, own) => {
      const headers = signatureHeaders(world, request, own.body);
      sendOwn(response, own, { ...headers, 'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}` });
    },
  },
  tampered: { takes: true, answer: (world, request, response, own) => sendOwn(response, own, signatureHeaders(world, request, `${own.body}{}`)) },
  partial_headers: {
    takes: true,
    answer: (world, request, response, own, missing = 'Wechatpay-Nonce') => {
      const headers = signatureHeaders(world, request, own.body);
      delete headers[missing];
      sendOwn(response, own, headers);
    },
  },
  doubled_headers: {
    takes: true,
    answer: (world, request, response, own) => {
      const headers = signatureHeaders(world, request, own.body);
      sendOwn(response, own, { ...headers, 'Wechatpay-Nonce': [headers['Wechatpay-Nonce'], headers['Wechatpay-Nonce']] });
    },
  },
  row: {
    takes: false,
    answer: (world, request, response, own, argument) => {
      const [, status, code, message] = /^(\d{3}):([^:]*):(.*)$/s.exec(argument);
      sendError(response, { status: Number(status), code, message });
    },
  },
  html: { takes: false, answer: (world, request, response, own, status = '502') => send(response, Number(status), { 'Content-Type': 'text/html' }, html(status)) },
  redirect: {
    takes: false,
    answer: (world, request, response, own, status = '302') => send(response, Number(status), { Location: '/elsewhere', 'Content-Type': 'text/html' }, html(status)),
  },
  accepted202: { takes: false, answer: (world, request, response) => sendSigned(world, request, response, jsonAnswer({ code: 'ACCEPTED', message: '已受理' }, 202)) },
  ok200body: { takes: true, answer: (world, request, response) => sendSigned(world, request, response, jsonAnswer({ message: 'ok' })) },
  ok200html: { takes: false, answer: (world, request, response) => send(response, 200, { 'Content-Type': 'text/html' }, html(200)) },
  huge64m: { takes: false, answer: (world, request, response, own, status = '200') => sendHuge(response, Number(status)) },
  nested: {
    takes: false,
    answer: (world, request, response, own, status = '400') => send(response, Number(status), { 'Content-Type': 'application/json' }, `{"code":${'['.repeat(100_000)}`),
  },
  not_utf8: {
    takes: false,
    answer: (world, request, response, own, status = '400') => send(response, Number(status), { 'Content-Type': 'application/json' },
      Buffer.concat([Buffer.from('{"code":"INVALID_REQUEST","message":"'), Buffer.from([0xb8, 0xc3, 0xb6, 0xa9, 0xff]), Buffer.from('"}')])),
  },
  cut_body: {
    takes: false,
    answer: (world, request, response, own, status = '400') => {
      response.writeHead(Number(status), { 'Content-Type': 'application/json', 'Content-Length': '500' });
      response.write('{"code":"INVALID_REQUEST","message":"该订单', () => response.socket?.destroy());
    },
  },
  taken_then_close: { takes: true, answer: (world, request) => request.socket.destroy() },
  taken_then_hang: { takes: true, answer: () => {} },
  close: { takes: false, answer: (world, request) => request.socket.destroy() },
  hang: { takes: false, answer: () => {} },
};

// The names of the contract's list, as tests like to write them.
const aliases = { html502: 'html:502', html503: 'html:503', html504: 'html:504', redirect302: 'redirect:302', redirect307: 'redirect:307' };

/** @returns {{scenario: object, argument: string|undefined}|null} null for a name that does not exist */
export function findScenario(text) {
  const whole = aliases[text] ?? text;
  const colon = whole.indexOf(':');
  const name = colon < 0 ? whole : whole.slice(0, colon);
  const argument = colon < 0 ? undefined : whole.slice(colon + 1);
  if (!Object.hasOwn(scenarios, name) || (name === 'row' && !/^\d{3}:[^:]*:/.test(argument ?? ''))) {
    return null;
  }
  return { scenario: scenarios[name], argument };
}
