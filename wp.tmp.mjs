import { Session } from 'node:inspector';
import { writeFileSync } from 'node:fs';
import { isMainThread, parentPort, threadId } from 'node:worker_threads';
if (!isMainThread) {
const s = new Session(); s.connect();
s.post('Profiler.enable'); s.post('Profiler.setSamplingInterval', { interval: 500 }); s.post('Profiler.start');
const pm = parentPort.postMessage.bind(parentPort);
const t0 = performance.now();
parentPort.postMessage = (m, ...a) => { if (m === 'first' ) s.post('Profiler.stop', (e, { profile }) => { writeFileSync('/tmp/wprof/w.cpuprofile', JSON.stringify(profile)); console.error('worker', performance.now()-t0, performance.now()); }); if (m==='declared') console.error('declared', performance.now()-t0); pm(m, ...a); };
}
