#!/usr/bin/env node
import { buildIfStale } from '../scripts/build.mjs';

// Pages are written twice as fast by the production form of the view library.
process.env.NODE_ENV ??= 'production';
await buildIfStale();
await import('../dist/cli/main.js');
