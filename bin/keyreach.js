#!/usr/bin/env node
// Starts keyreach. Asking for the version loads nothing else, so that hooks and editors may ask often.
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

const [only] = process.argv.slice(2);
if (process.argv.length === 3 && (only === '--version' || only === '-V')) {
  const { readFileSync } = await import('node:fs');
  console.log(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version);
} else {
  module.enableCompileCache?.(); // from Node 22.1 on
  // A run of seconds has no use for code that V8 takes seconds to make faster: without inlining that is done in half the time, and a
  // scan takes a tenth less, a history's a sixth.
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=0');
  const { main } = await import('../dist/cli.js');
  await main(process.argv.slice(2));
}
