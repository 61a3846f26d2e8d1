import { problemIn } from './doubts';
import { textHash } from './hash';
import { LINE_END, parseIni } from './iniFile';
import type { IniFile } from './iniFile';
import type { ProfileProblem } from './profiles';
import { readRegularFile } from './regularFile';

/** The maximum size of a config or credentials file, in bytes: enough for 50,000 profiles. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Distinguishes a truncated file from an edited one. The content can't be recovered from it. */
export interface FileTrace {
  /** Characters. */
  readonly size: number;
  /** A hash of each line. */
  readonly lines: readonly number[];
}

/** One of the shared files, as it is now. */
export interface SharedFile {
  readonly file: string;
  readonly ini: IniFile;
  readonly problems: readonly ProfileProblem[];
  /** A problem that prevented part of it from being read, when the affected profile is unknown. */
  readonly lost: ProfileProblem | undefined;
  /** A problem in `[DEFAULT]`, which makes every profile of the file doubtful. */
  readonly defaultsProblem: ProfileProblem | undefined;
  readonly trace: () => FileTrace;
}

const utf8 = {
  strict: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  lenient: new TextDecoder('utf-8', { ignoreBOM: true }),
};

/** Reads one of the shared files. A missing file counts as empty. */
export async function readSharedFile(file: string): Promise<SharedFile> {
  const content = await readRegularFile(file, MAX_BYTES);
  const problems: ProfileProblem[] = [];
  let text = '';
  if (typeof content !== 'string') {
    try {
      text = utf8.strict.decode(content);
    } catch {
      text = utf8.lenient.decode(content);
      problems.push({ kind: 'encoding', file });
    }
  } else if (content !== 'missing') {
    problems.push({ kind: content, file });
  }
  const ini = parseIni(text);
  const unread = problems.find(({ kind }) => kind !== 'encoding');
  problems.push(...ini.problems.map((problem) => ({ ...problem, file })));
  return {
    file,
    ini,
    problems,
    lost: unread ?? problems.find(({ kind }) => kind === 'header'),
    defaultsProblem: problemIn(ini.defaults, file),
    trace: () => ({ size: text.length, lines: text.split(LINE_END).map(textHash) }),
  };
}
