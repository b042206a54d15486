#!/usr/bin/env node
import { buildIfStale } from '../scripts/build.mjs';

await buildIfStale();
await import('../dist/cli/main.js');
