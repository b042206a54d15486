// Takes pictures of pages of a running site at 360 and 1280 pixels: `node scripts/screenshots.mjs ADDRESS FOLDER name=/path …`
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';

const [address, folder, ...pages] = process.argv.slice(2);
if (!address || !folder || pages.length === 0) {
  console.error('usage: node scripts/screenshots.mjs ADDRESS FOLDER name=/path …');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const width of [360, 1280]) {
  const page = await browser.newPage({ viewport: { width, height: width === 360 ? 780 : 900 } });
  for (const entry of pages) {
    const [name, path] = entry.split(/=(.*)/s);
    const response = await page.goto(new URL(path, address).href, { waitUntil: 'load' });
    const file = join(folder, `${name}-${width}.png`);
    await page.screenshot({ path: file, fullPage: process.env.FULL === '1' });
    console.log(`${response?.status()} ${file}`);
  }
  await page.close();
}
await browser.close();
