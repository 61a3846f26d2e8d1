// Checks types and style: the compiler and ESLint work on the same programs, so that each type is only resolved once.
import { posix } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

/** The form is browser code, so it has its own project with other types. */
const projects = ['tsconfig.json', 'src/views/allocation/form/tsconfig.json'];

const host = {
  ...ts.sys,
  getCanonicalFileName: (path) => path,
  getNewLine: () => '\n',
  onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
    throw new Error(ts.formatDiagnostic(diagnostic, host));
  },
};

function programOf(project) {
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(project, undefined, host);
  return ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
}

/** Prints the errors. @returns how many there are. */
function checkTypes(program) {
  const diagnostics = ts.getPreEmitDiagnostics(program);
  if (diagnostics.length > 0) console.error(ts.formatDiagnosticsWithColorAndContext(diagnostics, host));
  return diagnostics.length;
}

/** Prints errors and warnings. @returns how many there are. */
async function checkStyle(programs) {
  const eslint = new ESLint({
    overrideConfig: programs.map(([project, program]) => ({
      files: [posix.join(posix.dirname(project), '**/*.ts')],
      languageOptions: { parserOptions: { projectService: false, programs: [program] } },
    })),
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter();
  process.stdout.write(await formatter.format(results));
  return results.reduce((sum, { errorCount }) => sum + errorCount, 0);
}

const programs = projects.map((project) => [project, programOf(project)]);
let found = 0;
for (const [, program] of programs) found += checkTypes(program);
found += await checkStyle(programs);
process.exitCode = found === 0 ? 0 : 1;
