/**
@param commandLine As `/proc/PID/cmdline` holds it: words that end with a zero, or one text where a program has renamed itself, as in `sshd: me@pts/0` or `/opt/chrome/chrome --type=renderer`.
@returns The name of the program alone.
*/
export function programName(commandLine: string): string {
	const [first = ''] = commandLine.split('\0', 1);
	const program = first.startsWith('/') ? first.split(' -', 1)[0]! : first.split(' ', 1)[0]!;
	return (program.split('/').at(-1) ?? '').replace(/:$/u, '');
}
