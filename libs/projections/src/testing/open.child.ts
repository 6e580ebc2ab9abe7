import { openReadDatabase } from '../read-database.ts';

/** Opens the read database that the argument names, at the moment in the second one, and says how that went. */
const [, , place = '', at = '0'] = process.argv;
await new Promise((resolve) => void setTimeout(resolve, Number(at) - Date.now()));
try {
  const options = place.startsWith('postgres:') ? { url: place } : { file: place };
  const database = await openReadDatabase({ ...options, installation: 'qadam' });
  await database.close();
  console.log('opened');
} catch (error) {
  console.log(String(error));
}
