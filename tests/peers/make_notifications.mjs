// Writes notifications into FOLDER/inbox, encrypted and signed by another implementation of APIv3, and what should become of each
// into FOLDER/expected.json: {"<file>": "done" or "<first lines of the reason>"}. FOLDER/material.json holds what the desk needs.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wechatpay from 'wechatpay-axios-plugin';

const { Aes, Formatter, Rsa } = wechatpay;
const folder = process.argv[2];
const inbox = join(folder, 'inbox');
mkdirSync(inbox, { recursive: true });

const pair = () => generateKeyPairSync('rsa', {
  modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const platform = pair();
const stranger = pair();
const apiv3Key = Formatter.nonce(32);
const serial = 'PUB_KEY_ID_0112345678902024111100000000000001';

const payment = (number) => ({
  mchid: '1230000109', merchant_name: '万象天地', shop_name: '重庆烤鱼（万象天地店）', shop_number: 'L1-05', appid: 'wxd678efh567hg6787',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', time_end: '2026-11-24T10:00:00+08:00', amount: 12300 + number,
  transaction_id: `42000012342026112400000000${String(number).padStart(2, '0')}`,
});
const refund = (number) => ({
  mchid: '1230000109', merchant_name: '万象天地', shop_name: '重庆烤鱼（万象天地店）', shop_number: 'L1-05', appid: 'wxd678efh567hg6787',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', refund_time: '2026-11-24T11:00:00+08:00', pay_amount: 12300 + number, refund_amount: 100,
  transaction_id: payment(number).transaction_id, refund_id: `5030000${number}`,
});

let events = 0;
function envelope(eventType, resource, { key = apiv3Key, aad = 'mall', change = (sealed) => sealed } = {}) {
  events += 1;
  const nonce = Formatter.nonce(12);
  const ciphertext = change(Aes.AesGcm.encrypt(JSON.stringify(resource), key, nonce, aad));
  return JSON.stringify({
    id: `EV-${events}`, create_time: '2026-11-24T10:00:01+08:00', event_type: eventType, resource_type: 'encrypt-resource', summary: '支付成功',
    resource: { original_type: 'discount_card', algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, ...(aad === '' ? {} : { associated_data: aad }) },
  });
}

function delivery(body, { key = platform.privateKey, signedBody = body, age = 0, ...more } = {}) {
  const timestamp = String(Formatter.timestamp() - age);
  const nonce = Formatter.nonce();
  const signature = Rsa.sign(Formatter.response(timestamp, nonce, signedBody), Rsa.from(key, Rsa.KEY_TYPE_PRIVATE));
  return JSON.stringify({
    headers: { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, 'wechatpay-serial': serial },
    body, ...more,
  });
}

const paid = 'MALL_TRANSACTION.SUCCESS';
const flip = (sealed) => {
  const bytes = Buffer.from(sealed, 'base64');
  bytes[bytes.length - 1] ^= 1;
  return bytes.toString('base64');
};
const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const first = delivery(envelope(paid, payment(1)));
const files = {
  '01-payment': [first, 'done'],
  '02-without-associated-data': [delivery(envelope(paid, payment(2), { aad: '' })), 'done'],
  '03-wrong-key': [delivery(envelope(paid, payment(3), { key: Formatter.nonce(32) })), 'reason: cannot_decrypt'],
  '04-wrong-tag': [delivery(envelope(paid, payment(4), { change: flip })), 'reason: cannot_decrypt'],
  '05-wrong-signature': [delivery(envelope(paid, payment(5)), { key: stranger.privateKey }), 'reason: bad_signature\nsignature: signature_wrong'],
  '06-other-body': [delivery(envelope(paid, payment(6)), { signedBody: '{}' }), 'reason: bad_signature\nsignature: signature_wrong'],
  '07-replay': [delivery(envelope(paid, payment(7)), { age: 3600, received_at: new Date().toISOString() }), 'reason: bad_signature\nsignature: signature_stale'],
  '08-duplicate': [first, 'done'],
  '09-duplicate-signed-anew': [delivery(envelope(paid, payment(1))), 'done'],
  '10-truncated-base64': [delivery(envelope(paid, payment(10), { change: (sealed) => sealed.slice(0, -7) })), 'reason: bad_base64'],
  '11-ten-megabytes': [delivery(envelope(paid, { ...payment(11), padding: 'x'.repeat(10 * 1024 * 1024) })), 'reason: too_large'],
  '12-not-json': ['<xml>no</xml>', 'reason: not_json'],
  '13-body-not-json': [delivery('<xml>no</xml>'), 'reason: not_json'],
  '14-amount-is-text': [delivery(envelope(paid, { ...payment(14), amount: '200' })), 'reason: wrong_type\nfield: amount'],
  '15-half-a-fen': [delivery(envelope(paid, { ...payment(15), amount: 0.5 })), 'reason: wrong_type\nfield: amount'],
  '16-no-openid': [delivery(envelope(paid, without(payment(16), 'openid'))), 'reason: missing_field\nfield: openid'],
  '17-no-time': [delivery(envelope(paid, without(payment(17), 'time_end'))), 'reason: missing_field\nfield: time_end'],
  '18-refund': [delivery(envelope('MALL_REFUND.SUCCESS', refund(1))), 'done'],
  '19-refund-before-its-payment': [delivery(envelope('MALL_REFUND.SUCCESS', refund(20))), 'done'],
  '20-payment': [delivery(envelope(paid, payment(20))), 'done'],
  '21-activation': [delivery(envelope('MALL_AUTH.ACTIVATE_CARD', { openid: 'o1', code: '4785', mchid: '1230000109', auth_type: 'REGISTERED_MODE' })), 'done'],
  '22-unknown-event': [delivery(envelope('MALL_SOMETHING.NEW', { anything: [1, 2] })), 'done'],
  '23-cut-short': [first.slice(0, -40), 'reason: not_json'],
  '24-payment': [delivery(envelope(paid, payment(24))), 'done'],
};

writeFileSync(join(folder, 'material.json'), JSON.stringify({ apiv3Key, serial, publicKey: platform.publicKey }));
writeFileSync(join(folder, 'expected.json'), JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, [, end]]) => [`${name}.json`, end]))));
for (const [name, [text]] of Object.entries(files)) {
  writeFileSync(join(inbox, `${name}.json.tmp`), text);
  renameSync(join(inbox, `${name}.json.tmp`), join(inbox, `${name}.json`));
}
