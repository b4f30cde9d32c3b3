// Keys and certificates: what the gateway makes at start and what it reads from the shared folder.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pemPair = { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } };
const rsaPair = () => generateKeyPairSync('rsa', { modulusLength: 2048, ...pemPair });
const ecPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256', ...pemPair });

function openssl(args) {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Serial as WeChat Pay writes it: upper-case hex, 40 characters. */
function freshSerial() {
  const bytes = randomBytes(20);
  bytes[0] = (bytes[0] & 0x7f) | 0x40; // positive and without leading zeros, so that every tool agrees on its length
  return bytes.toString('hex').toUpperCase();
}

function makeCertificate(scratch, name, { key, subject, days, extensions = [], issuer = null }) {
  const keyFile = join(scratch, `${name}.key`);
  const certFile = join(scratch, `${name}.crt`);
  writeFileSync(keyFile, key.privateKey, { mode: 0o600 });
  const added = extensions.flatMap((line) => ['-addext', line]);
  if (!issuer) {
    openssl(['req', '-x509', '-new', '-sha256', '-key', keyFile, '-out', certFile, '-days', String(days), '-subj', subject,
      '-set_serial', `0x${freshSerial()}`, ...added]);
  } else {
    const requestFile = join(scratch, `${name}.csr`);
    const extensionFile = join(scratch, `${name}.ext`);
    writeFileSync(extensionFile, extensions.join('\n'));
    openssl(['req', '-new', '-sha256', '-key', keyFile, '-out', requestFile, '-subj', subject]);
    openssl(['x509', '-req', '-sha256', '-in', requestFile, '-CA', issuer.certFile, '-CAkey', issuer.keyFile, '-out', certFile,
      '-days', String(days), '-set_serial', `0x${freshSerial()}`, '-extfile', extensionFile]);
  }
  const pem = readFileSync(certFile, 'utf8');
  return { pem, keyFile, certFile, ...key, serial: new X509Certificate(pem).serialNumber.toUpperCase() };
}

/** TLS for 127.0.0.1 and localhost: a CA that the client must be told to trust, and a leaf of it. */
function makeTls(scratch) {
  const ca = makeCertificate(scratch, 'ca', {
    key: ecPair(), subject: '/CN=Points Desk test CA', days: 30,
    extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'],
  });
  const leaf = makeCertificate(scratch, 'leaf', {
    key: ecPair(), subject: '/CN=localhost', days: 30, issuer: ca,
    extensions: ['subjectAltName=IP:127.0.0.1,DNS:localhost', 'basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature',
      'extendedKeyUsage=serverAuth'],
  });
  return { ca: ca.pem, cert: leaf.pem, key: leaf.privateKey };
}

function readOr(path, otherwise) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : otherwise;
}

/**
 * Reads merchant_pub.pem (and apiv3.key, if it is there) from `dir`, makes everything else and writes the public parts there.
 * No private key of the platform is ever written to `dir`.
 */
export function makeMaterial({ dir, tlsCert, tlsKey }) {
  const merchantFile = join(dir, 'merchant_pub.pem');
  if (!existsSync(merchantFile)) {
    throw new Error(`no ${merchantFile}: put the merchant's public key (SubjectPublicKeyInfo, PEM) there first`);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'pd-gateway-'));
  try {
    const platform = rsaPair();
    const stranger = rsaPair();
    const certificate = makeCertificate(scratch, 'platform', { key: rsaPair(), subject: '/O=Tenpay.com/CN=Tenpay.com sign', days: 1825 });
    const nextCertificate = makeCertificate(scratch, 'next', { key: rsaPair(), subject: '/O=Tenpay.com/CN=Tenpay.com sign', days: 1825 });
    const tls = tlsCert
      ? { ca: readFileSync(tlsCert, 'utf8'), cert: readFileSync(tlsCert, 'utf8'), key: readFileSync(tlsKey, 'utf8') }
      : makeTls(scratch);
    const apiv3Key = readOr(join(dir, 'apiv3.key'), randomBytes(16).toString('hex'));
    writeFileSync(join(dir, 'platform_pub.pem'), platform.publicKey);
    writeFileSync(join(dir, 'platform_cert.pem'), certificate.pem);
    writeFileSync(join(dir, 'tls_ca.pem'), tls.ca);
    writeFileSync(join(dir, 'apiv3.key'), apiv3Key);
    return {
      merchantPublicKey: readFileSync(merchantFile, 'utf8'),
      apiv3Key,
      publicKeyId: `PUB_KEY_ID_01190000000120261124${'0'.repeat(12)}`,
      platform,
      stranger,
      certificate,
      nextCertificate,
      strangerSerial: freshSerial(),
      tls,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
