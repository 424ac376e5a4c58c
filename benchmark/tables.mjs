// node tables.mjs FOLDER: the Markdown tables of docs/benchmark.md out of steps.jsonl, replay.jsonl and stall.jsonl.
// A ratio is the median of the ratios within each round; between rounds a shared machine drifts too much.
import { existsSync, readFileSync } from 'node:fs';

const folder = process.argv[2];
const load = (file) =>
  existsSync(`${folder}/${file}`)
    ? readFileSync(`${folder}/${file}`, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
    : [];
const steps = load('steps.jsonl');
const replays = load('replay.jsonl');
const stalls = load('stall.jsonl');

const median = (values) => {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.length ? (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2 : NaN;
};
const unique = (values) => [...new Set(values)];
const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const range = (values, digits) =>
  values.length > 1 ? ` [${number(Math.min(...values), digits)}–${number(Math.max(...values), digits)}]` : '';
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const table = (title, ...columns) => {
  console.log(`\n${title}\n`);
  row(...columns);
  row(...columns.map(() => '---'));
};

const runs = (peer, clients) => steps.filter((s) => s.peer === peer && s.clients === clients);
const field = (peer, clients, name) => median(runs(peer, clients).map((s) => s[name]));
const ratios = (peer, base, clients, name = 'steps_per_s') =>
  runs(peer, clients)
    .map((s) => s[name] / runs(base, clients).find((b) => b.round === s.round)?.[name])
    .filter(Number.isFinite);
const ratio = (peer, base, clients, name) => median(ratios(peer, base, clients, name));

if (existsSync(`${folder}/about.txt`)) console.log(readFileSync(`${folder}/about.txt`, 'utf8').trim());
targets();
speed();
cost();
replay();
stall();

function targets() {
  table('### Targets', 'measure', 'krm', 'must', '', 'aim', '');
  const judge = (measure, value, digits, must, aim, atMost = false) => {
    const reached = (limit) =>
      limit === undefined ? '' : !Number.isFinite(value) ? 'not measured' : (atMost ? value <= limit : value >= limit) ? 'reached' : '**not reached**';
    const sign = atMost ? '≤' : '≥';
    row(measure, number(value, digits), must === undefined ? '' : `${sign} ${number(must, digits)}`, reached(must), aim === undefined ? '' : `${sign} ${number(aim, digits)}`, reached(aim));
  };
  const fast = [[32, 1.0, 1.5, 4], [8, 0.75, 1.0, 2], [1, 0.7, 1.0, 1.5]];
  for (const [clients, must, aim, mustOfAxon] of fast) {
    judge(`steps/s, ${clients} clients, × pgbench`, ratio('krm', 'pgbench', clients), 2, must, aim);
    judge(`steps/s, ${clients} clients, × stock Axon`, ratio('krm', 'axon', clients), 2, mustOfAxon);
  }
  judge('steps/s, 32 clients, × Flowable', ratio('krm', 'flowable', 32), 1, 30);
  judge('steps/s, 32 clients, × Operaton', ratio('krm', 'operaton', 32), 1, 30);
  judge('p99, 1 client, × stock Axon', ratio('krm', 'axon', 1, 'p99_ms'), 2, 1.0, undefined, true);
  judge('CPU s per 1,000 steps, 8 clients, × stock Axon', ratio('krm', 'axon', 8, 'cpu_s_per_1000'), 2, 0.4, undefined, true);
  judge('CPU s per 1,000 steps, 32 clients, × stock Axon', ratio('krm', 'axon', 32, 'cpu_s_per_1000'), 2, 0.3, undefined, true);
  judge('CPU s per 1,000 steps, 8 clients', field('krm', 8, 'cpu_s_per_1000'), 2, undefined, 0.12, true);
  judge('CPU s per 1,000 steps, 32 clients', field('krm', 32, 'cpu_s_per_1000'), 2, undefined, 0.12, true);
  judge('WAL bytes a step, 8 clients, × stock Axon', ratio('krm', 'axon', 8, 'wal_bytes_per_step'), 2, 1.0, undefined, true);
  judge('table bytes a step, 8 clients, × stock Axon', ratio('krm', 'axon', 8, 'db_bytes_per_step'), 2, 1.0, undefined, true);
  judge('verification, events/s', rate('krm-verification'), 0, 20000);
  const waits = stalls.filter((s) => s.stall === 'krm').map((s) => s.longest_wait_ms / 1000);
  judge('longest stall of a reader, s', waits.length ? Math.max(...waits) : NaN, 2, undefined, 2, true);
}

function speed() {
  for (const clients of unique(steps.map((s) => s.clients)).sort((a, b) => a - b)) {
    table(`### Steps a second, ${clients} client${clients > 1 ? 's' : ''}`, 'peer', 'steps/s', '× pgbench', '× stock Axon', 'p50 ms', 'p99 ms', 'runs');
    for (const peer of unique(steps.map((s) => s.peer))) {
      const all = runs(peer, clients);
      if (!all.length) continue;
      const wrong = all.filter((s) => s.errors || s.all_steps !== s.stored).length;
      const disturbed = all.filter((s) => s.other_cpu_percent > 15).length;
      row(
        peer,
        number(field(peer, clients, 'steps_per_s')),
        number(ratio(peer, 'pgbench', clients), 2) + range(ratios(peer, 'pgbench', clients), 2),
        number(ratio(peer, 'axon', clients), 2) + range(ratios(peer, 'axon', clients), 2),
        number(field(peer, clients, 'p50_ms'), 2),
        number(field(peer, clients, 'p99_ms'), 1),
        `${all.length}${wrong ? `, **${wrong} void**` : ''}${disturbed ? `, ${disturbed} disturbed` : ''}`);
    }
  }
}

function cost() {
  const widths = unique(steps.map((s) => s.clients)).sort((a, b) => a - b);
  const at = widths.includes(8) ? 8 : widths[0];
  table('### What a step costs', 'peer', ...widths.map((c) => `CPU s per 1,000 at ${c}`), `of these engine + PostgreSQL at ${at}`, 'peak MiB', `WAL bytes at ${at}`, `table bytes at ${at}`);
  for (const peer of unique(steps.map((s) => s.peer)))
    row(
      peer,
      ...widths.map((c) => number(field(peer, c, 'cpu_s_per_1000'), 2)),
      `${number(field(peer, at, 'engine_cpu_s_per_1000'), 2)} + ${number(field(peer, at, 'pg_cpu_s_per_1000'), 2)}`,
      number(Math.max(...steps.filter((s) => s.peer === peer).map((s) => s.peak_rss_mb))),
      number(field(peer, at, 'wal_bytes_per_step')),
      number(field(peer, at, 'db_bytes_per_step')));
}

function rate(what) {
  return median(replays.filter((r) => r.replay === what).map((r) => r.events_per_s));
}

function replay() {
  if (!replays.length) return;
  table('### Reading, replay and verification', 'what', 'events/s', '× cursor', 'CPU s per 100,000 (client + PostgreSQL)', 'runs');
  for (const what of unique(replays.map((r) => r.replay))) {
    const all = replays.filter((r) => r.replay === what);
    const per = (name) => median(all.map((r) => (r[name] / r.events) * 1e5));
    row(
      what,
      number(rate(what)) + range(all.map((r) => r.events_per_s), 0),
      number(rate(what) / rate(what.startsWith('krm-') ? 'krm-cursor' : 'cursor'), 2),
      `${number(per('client_cpu_s'), 2)} + ${number(per('pg_cpu_s'), 2)}`,
      all.length);
  }
}

function stall() {
  if (!stalls.length) return;
  table('### Longest stall of a reader while one append in twenty aborts', 'engine', 'reader on', 'longest wait s', 'longest delay of an event s', 'committed', 'aborted', 'never read');
  for (const engine of unique(stalls.map((s) => s.stall)))
    for (const reader of unique(stalls.map((s) => s.reader))) {
      const all = stalls.filter((s) => s.stall === engine && s.reader === reader);
      row(
        engine,
        reader,
        number(Math.max(...all.map((s) => s.longest_wait_ms)) / 1000, 2),
        number(Math.max(...all.map((s) => s.longest_lag_ms)) / 1000, 2),
        number(median(all.map((s) => s.committed))),
        number(median(all.map((s) => s.aborted))),
        all.reduce((sum, s) => sum + s.never_read, 0));
    }
}
