import { Database } from '/work/disclosure/src/evidence/database.ts';
const [, , file, sql] = process.argv;
const db = await Database.open({ path: file!, readOnly: true });
console.table(await db.rows(sql!));
db.close();
