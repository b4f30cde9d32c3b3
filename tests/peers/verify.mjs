// What WeChat Pay checks on every request before it looks at the call: headers, Authorization, clock, nonce, signature.
import wechatpay from 'wechatpay-axios-plugin';

const { Formatter, Rsa } = wechatpay;

const clockWindowSeconds = 5 * 60;
const scheme = 'WECHATPAY2-SHA256-RSA2048 ';

export class Refusal {
  constructor(status, code, message, reason, detail = undefined) {
    Object.assign(this, { status, code, message, reason, detail });
  }
}

const badRequest = (reason, message = 'HTTP 请求不符合微信支付APIv3接口规则') => new Refusal(400, 'INVALID_REQUEST', message, reason);
const signError = (reason, message, detail) => new Refusal(401, 'SIGN_ERROR', message, reason, detail);

/** The items of the Authorization header, or null. Exactly the five documented ones, each once, no blanks between them. */
export function parseAuthorization(value) {
  if (!value?.startsWith(scheme)) {
    return null;
  }
  const items = value.slice(scheme.length).split(',');
  const parsed = {};
  for (const item of items) {
    const match = /^(mchid|nonce_str|signature|timestamp|serial_no)="([^"]+)"$/.exec(item);
    if (!match || match[1] in parsed) {
      return null;
    }
    [, , parsed[match[1]]] = match;
  }
  return Object.keys(parsed).length === 5 ? parsed : null;
}

function countHeaders(rawHeaders) {
  const counts = new Map();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i].toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function checkHeaders(request, body, world) {
  const { headers } = request;
  if (request.httpVersion !== '1.1') {
    return badRequest(`HTTP/${request.httpVersion}, not 1.1`);
  }
  for (const [name, count] of countHeaders(request.rawHeaders)) {
    if (count > 1) {
      return badRequest(`header ${name} was sent ${count} times`);
    }
  }
  if (headers.accept !== 'application/json') {
    return badRequest(`Accept is ${headers.accept}`, 'Http头缺少Accept或User-Agent');
  }
  if (!headers['user-agent'] || headers['user-agent'].startsWith('Mozilla/')) {
    return badRequest(`User-Agent is ${headers['user-agent']}`, 'Http头缺少Accept或User-Agent');
  }
  if (headers['accept-language'] !== 'zh-CN') {
    return badRequest(`Accept-Language is ${headers['accept-language']}`);
  }
  if (headers['content-type'] !== 'application/json') {
    return badRequest(`Content-Type is ${headers['content-type']}`);
  }
  if (headers['transfer-encoding'] || (request.method === 'POST' && headers['content-length'] !== String(body.length))) {
    return badRequest('a POST needs its exact Content-Length');
  }
  if (headers.cookie || headers.referer || headers.origin) {
    return badRequest('a browser\'s headers were sent');
  }
  const serial = headers['wechatpay-serial'];
  const known = [world.material.publicKeyId, world.material.certificate.serial, world.material.nextCertificate.serial];
  if (serial !== undefined && !known.includes(serial)) {
    return new Refusal(400, 'PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误', `Wechatpay-Serial is ${serial}`);
  }
  if (serial === undefined && (world.signWith === 'public_key' || request.url === '/v3/security/echo')) {
    return new Refusal(400, 'PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误', 'Wechatpay-Serial is missing in public-key mode');
  }
  return null;
}

function decodeStrictly(body) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

/** @returns {Refusal|null} why the request is refused before its content counts */
export function verifyRequest(request, body, world) {
  const headerRefusal = checkHeaders(request, body, world);
  if (headerRefusal) {
    return headerRefusal;
  }
  const authorization = parseAuthorization(request.headers.authorization);
  if (!authorization) {
    return signError(`Authorization is ${request.headers.authorization}`, 'Http头Authorization值格式错误,请参考《微信支付商户REST API签名规则》');
  }
  const { mchid, nonce_str: nonce, signature, timestamp, serial_no: serial } = authorization;
  if (world.mchid ? mchid !== world.mchid : !/^[0-9]{8,10}$/.test(mchid)) {
    return signError(`mchid is ${mchid}`, '商户号错误');
  }
  if (world.serial ? serial !== world.serial : !/^[0-9A-F]{16,40}$/.test(serial)) {
    return signError(`serial_no is ${serial}`, '商户证书序列号有误。请使用签名私钥匹配的证书序列号');
  }
  if (!/^[0-9]{10}$/.test(timestamp) || Math.abs(Number(timestamp) - Formatter.timestamp()) > clockWindowSeconds) {
    return signError(`timestamp is ${timestamp}`, 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
  if (!/^[0-9A-Za-z]{32}$/.test(nonce)) {
    return signError(`nonce_str is ${nonce}`, 'Http头Authorization值格式错误,请参考《微信支付商户REST API签名规则》');
  }
  if (world.nonces.has(nonce)) {
    return signError(`nonce_str ${nonce} was used before`, '错误的签名，验签失败');
  }
  const text = decodeStrictly(body);
  if (text === null) {
    return new Refusal(400, 'PARAM_ERROR', '请求体不是UTF-8', 'the body is not UTF-8');
  }
  const message = Formatter.request(request.method, request.url, timestamp, nonce, text);
  if (!Rsa.verify(message, signature, Rsa.from(world.material.merchantPublicKey, Rsa.KEY_TYPE_PUBLIC))) {
    return signError('the signature does not fit', '错误的签名，验签失败', {
      field: 'signature',
      issue: 'sign not match',
      location: 'authorization',
      sign_information: { method: request.method, url: request.url, truncated_sign_message: message.split('\n').slice(0, 4).join('\n'), sign_message_length: Buffer.byteLength(message) },
    });
  }
  world.nonces.add(nonce);
  return null;
}
