// The points report as WeChat Pay judges it: fields first, then the four rules of the desk.
import { Refusal } from './verify.mjs';

const maxPoints = Number.MAX_SAFE_INTEGER;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

const paramError = (field, reason, message = `参数错误:${field}`) => new Refusal(400, 'PARAM_ERROR', message, reason, {
  field: `/${field}`, location: 'body', issue: reason,
});
const invalidRequest = (message, reason) => new Refusal(400, 'INVALID_REQUEST', message, reason);

function text(limit) {
  return (value) => {
    if (typeof value !== 'string' || value === '') {
      return 'is not a text';
    }
    if ([...value].length > limit) {
      return `is longer than ${limit} characters`;
    }
    return [...value].some((c) => c.codePointAt(0) > 0xffff) ? 'holds a four-byte character' : null;
  };
}

const points = (value) => (Number.isSafeInteger(value) && value >= 0 ? null : `is not a whole number from 0 to ${maxPoints}`);
const boolean = (value) => (typeof value === 'boolean' ? null : 'is not a boolean');
const time = (value) => text(32)(value)
  ?? (rfc3339.test(value) && !Number.isNaN(Date.parse(value)) ? null : 'is not RFC 3339 with a zone');

const fields = {
  sub_mchid: { check: text(64), required: false },
  transaction_id: { check: text(64), required: true },
  appid: { check: text(128), required: true },
  openid: { check: text(64), required: true },
  earn_points: { check: boolean, required: true },
  increased_points: { check: points, required: true },
  points_update_time: { check: time, required: true },
  no_points_remarks: { check: text(128), required: false },
  total_points: { check: points, required: false },
};

/** Integers must be written as integers (1e3 and 100.0 are not), and no name may come twice. */
function checkTokens(raw) {
  for (const name of ['increased_points', 'total_points']) {
    const match = new RegExp(`"${name}"\\s*:\\s*([^,}\\s]+)`).exec(raw);
    if (match && !/^(0|[1-9][0-9]*)$/.test(match[1])) {
      return paramError(name, `${name} is written as ${match[1]}`);
    }
  }
  for (const name of Object.keys(fields)) {
    if (raw.split(`"${name}"`).length > 2) {
      return paramError(name, `${name} comes twice`);
    }
  }
  return null;
}

function parse(raw) {
  try {
    const value = JSON.parse(raw);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function checkFields(report) {
  for (const name of Object.keys(report)) {
    if (!(name in fields)) {
      return paramError(name, `${name} is not a field of this call`);
    }
  }
  for (const [name, { check, required }] of Object.entries(fields)) {
    if (!(name in report)) {
      if (required) {
        return paramError(name, `${name} is missing`, '参数校验错误,请检查商圈商户号,微信订单号,OPENID是否为空');
      }
    } else {
      const issue = check(report[name]);
      if (issue) {
        return paramError(name, `${name} ${issue}`);
      }
    }
  }
  if (!report.earn_points && !report.no_points_remarks) {
    return paramError('no_points_remarks', 'no_points_remarks is missing', '未获得积分时无备注信息');
  }
  return null;
}

export function shanghaiToday(now = new Date()) {
  return new Date(now.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10).replaceAll('-', '');
}

/** The day inside an id of 28 digits: ten digits, YYYYMMDD, ten digits. Null where the id has another shape. */
export function dayOf(transactionId) {
  const match = /^[0-9]{10}(20[0-9]{6})[0-9]{10}$/.exec(transactionId);
  return match ? match[1] : null;
}

/** @returns {{report: object|null, refusal: Refusal|null}} what is wrong with the report by itself */
export function readReport(raw, world) {
  const report = parse(raw);
  if (!report) {
    return { report: null, refusal: new Refusal(400, 'PARAM_ERROR', '请求体不是JSON', 'the body is not a JSON object') };
  }
  const refusal = checkTokens(raw) ?? checkFields(report);
  if (refusal) {
    return { report, refusal };
  }
  if ((world.mode === 'partner') !== ('sub_mchid' in report) && world.mode !== 'any') {
    return { report, refusal: paramError('sub_mchid', `sub_mchid in ${world.mode} mode`, '参数校验错误,请检查商圈商户号,微信订单号,OPENID是否为空') };
  }
  return { report, refusal: null };
}

/** The rules that depend on the world. Takes the report (adds it to `world.taken`) when nothing speaks against it. */
export function takeReport(report, world) {
  const id = report.transaction_id;
  if (world.taken.has(id)) {
    return invalidRequest('该订单积分已回传', 'a report was taken before');
  }
  const ownApp = world.appidOf.get(report.openid) ?? report.appid;
  world.appidOf.set(report.openid, ownApp);
  if (ownApp !== report.appid) {
    return paramError('openid', `openid belongs to ${ownApp}`, 'OpenID参数错误');
  }
  if (id.endsWith('0404')) {
    return new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在', 'the id ends in 0404');
  }
  if (id.endsWith('0451')) {
    return invalidRequest('该订单未提交积分', 'the id ends in 0451');
  }
  const day = dayOf(id);
  if (day && day !== shanghaiToday()) {
    return invalidRequest('该订单已超过回传时效', `the transaction is of ${day}`);
  }
  world.taken.set(id, report);
  return null;
}
