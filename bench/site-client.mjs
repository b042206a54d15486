// Asks one address over and over on a few kept connections, in a process of its own; prints answers a second.
import { Agent, get } from 'node:http';

const [address, seconds] = process.argv.slice(2);
const connections = 8;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const ask = () =>
  new Promise((resolve, reject) => {
    get(address, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`)),
      );
    }).on('error', reject);
  });
let answered = 0;
const until = performance.now() + Number(seconds) * 1000;
await ask();
const started = performance.now();
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < until) {
      await ask();
      answered += 1;
    }
  }),
);
console.log(answered / ((performance.now() - started) / 1000));
process.exit(0);
