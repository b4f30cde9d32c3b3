// What a mall's own script does: bare POSTs by wechatpay-axios-plugin, nothing recorded.
// Usage: node bare_posts.mjs URL KEY_FILE PUBLIC_KEY_ID PLATFORM_KEY_FILE COUNT CONCURRENCY FIRST_NUMBER
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import wechatpay from 'wechatpay-axios-plugin';

import { shanghaiToday } from './rules.mjs';

const { Wechatpay } = wechatpay;
const [url, keyFile, publicKeyId, platformFile, countText, concurrencyText, firstText] = process.argv.slice(2);
const count = Number(countText);
const wxpay = new Wechatpay({
  mchid: '1900000109',
  serial: '0123456789ABCDEF',
  privateKey: readFileSync(keyFile),
  certs: { [publicKeyId]: readFileSync(platformFile) },
  baseURL: url,
  httpAgent: new Agent({ keepAlive: true }),
});

let next = 0;
let taken = 0;

async function worker() {
  while (next < count) {
    // The last digit keeps clear of the endings that the gateway answers specially.
    const number = Number(firstText) + next;
    next += 1;
    const response = await wxpay.v3.businesscircle.points.notify.post({
      transaction_id: `4300000000${shanghaiToday()}${1_000_000_007 + 10 * number}`,
      appid: 'wx8888888888888888',
      openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      earn_points: true,
      increased_points: 120,
      points_update_time: '2026-11-24T10:11:12+08:00',
    }, {
      headers: { // as strictly as the gateway wants them
        Accept: 'application/json', 'Accept-Language': 'zh-CN', 'Content-Type': 'application/json',
        'User-Agent': 'bare-posts', 'Wechatpay-Serial': publicKeyId,
      },
    });
    taken += response.status === 204 ? 1 : 0;
  }
}

const begun = process.hrtime.bigint();
const before = process.cpuUsage();
try {
  await Promise.all(Array.from({ length: Number(concurrencyText) }, worker));
} catch (error) {
  process.stderr.write(`${error.message}: ${JSON.stringify(error.response?.data)}\n`);
  process.exit(1);
}
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
const used = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ taken, perSecond: count / seconds, microseconds: (used.user + used.system) / count })}\n`);
