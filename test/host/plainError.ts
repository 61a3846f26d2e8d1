/** A failure whose message is enough: it is printed without a stack trace. */
export class PlainError extends Error {}

/** Runs a program's main function and ends with its code, together with whatever it has left under way. */
export function run(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof PlainError ? `\n${error.message}\n` : error);
      process.exit(1);
    },
  );
}
