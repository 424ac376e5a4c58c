// Emmett on PostgreSQL: CommandHandler reads the stream, decides, appends with optimistic concurrency.
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';

const [url, pool, window] = process.argv.slice(2);
const names = ['received', 'acknowledged', 'forwarded', 'interim', 'answered', 'rated', 'closed'];
const fill = 'The complainant states that the decision announced for Tuesday was not delivered, that no call was made, and that '
  + 'two calls to the hotline went unanswered; a payment of the arrears and a written explanation are requested. '
  + 'The team in charge confirms that the matter was checked with the archive, that the log record shows a failed '
  + 'attempt at 14:05 and that a further attempt is planned for the next working day before noon, all free of charge.';
const store = getPostgreSQLEventStore(url, { connectionOptions: { pooled: true, pool: new pg.Pool({ connectionString: url, max: Number(pool) }) } });
if (store.schema?.migrate) await store.schema.migrate();
const handle = CommandHandler({ evolve: (state, e) => ({ at: names.indexOf(e.type) }), initialState: () => ({ at: -1 }) });

const step = (caseId, no) => handle(store, `complaint-${caseId}`, (state) => {
  if (state.at !== no - 1) throw new Error(`case is at ${state.at}`);
  return { type: names[no],
    data: { caseId, no, at: new Date().toISOString(), actor: 'clerk-7', unit: 'unit-3', reference: `REF-${caseId.slice(0, 8)}-${no}`, text: fill },
    metadata: { user: 'clerk-7', role: 'complaint-officer', channel: 'web-form', client: '10.11.12.13', tenant: 'north-east', correlationId: caseId } };
});

async function client(deadline, lat, errors) {
  for (;;) {
    const ids = Array.from({ length: Number(window) }, () => randomUUID());
    for (let no = 0; no < names.length; no++)
      for (let i = 0; i < ids.length; i++) {
        if (!ids[i]) continue;
        if (process.hrtime.bigint() >= deadline) return;
        const t0 = process.hrtime.bigint();
        try { await step(ids[i], no); lat.push(Number(process.hrtime.bigint() - t0)); }
        catch (e) { errors.push(String(e).slice(0, 200)); ids[i] = null; }
      }
  }
}

process.stdout.write(`select count(*) from emt_messages\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const [, clients, seconds] = line.split(' ').map(Number);
  const lat = [], errors = [], cpu0 = process.cpuUsage(), t0 = process.hrtime.bigint();
  const deadline = t0 + BigInt(seconds) * 1000000000n;
  await Promise.all(Array.from({ length: clients }, () => client(deadline, lat, errors)));
  const nanos = process.hrtime.bigint() - t0, cpu = process.cpuUsage(cpu0);
  const file = `${tmpdir()}/emmett-${process.pid}.lat`;
  writeFileSync(file, lat.join('\n') + '\n');
  process.stdout.write(`done ${nanos} ${(cpu.user + cpu.system) / 1e6} ${errors.length} ${file} ${(errors[0] ?? '').replaceAll('\n', ' ')}\n`);
}
process.exit(0);
