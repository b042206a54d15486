#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { buildIfStale } from '../scripts/build.mjs';

// A command runs for seconds, and has two cores for computing and compiling: what is called a few times only is not worth optimizing.
setFlagsFromString('--interrupt-budget=1500000');
// Pages are written twice as fast by the production form of the view library.
process.env.NODE_ENV ??= 'production';
await buildIfStale();
await import('../dist/cli/main.js');
