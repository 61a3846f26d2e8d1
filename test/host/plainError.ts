/** An error whose message says enough: it is printed without a stack trace. */
export class PlainError extends Error {}

/** Runs a program's main function and exits with the code that it returns, even if something is still running. */
export function run(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof PlainError ? `\n${error.message}\n` : error);
      process.exit(1);
    },
  );
}
