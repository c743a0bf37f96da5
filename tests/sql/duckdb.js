// Prints what the extension of DuckDB says, a line for each: QUERY, in which the lines of
// the file are the column t of lines.
'use strict';

const [, , modules, extension, file, query] = process.argv;
const { DuckDBInstance } = require(modules + '/@duckdb/node-api');

async function main() {
	const instance = await DuckDBInstance.create(':memory:', { allow_unsigned_extensions: 'true' });
	const connection = await instance.connect();
	const rows = async (statement) => (await connection.runAndReadAll(statement)).getRows();

	if (query === undefined) // what it calls this machine
		return console.log((await rows('pragma platform'))[0][0]);
	await connection.run(`load '${extension}'`);
	await connection.run(`create table lines as
		select unnest(string_split(rtrim(content, chr(10)), chr(10))) as t from read_text('${file}')`);
	for (const row of await rows(query))
		console.log(row.map((value) => value ?? '').join('\t'));
}

main().catch((error) => {
	console.error(error.message);
	process.exit(1);
});
