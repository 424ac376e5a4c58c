// Unpacks the Chromium of the npm package to the file that is named.
import { createReadStream, createWriteStream, renameSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const target = process.argv[2];
const unfinished = `${target}.${process.pid}`;
await pipeline(
  createReadStream('node_modules/@sparticuz/chromium/bin/chromium.br'),
  createBrotliDecompress(),
  createWriteStream(unfinished, { mode: 0o755 }),
);
renameSync(unfinished, target);
