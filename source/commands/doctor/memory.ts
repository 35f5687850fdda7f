import type {Finding} from '../../core/finding.ts';
import {bytes, integer, percent} from '../../core/format.ts';
import type {MemorySample} from '../../core/samples.ts';
import type {Limits} from '../../telemetry/limits.ts';

const area = 'memory';

/** The least that loads a small model with room for the system. Bytes. */
const little = 2 * 2 ** 30;

/** Many parts of a model, a database and some connections. */
const fewFiles = 1024;

/** Memory that is free, swap, and the limits that a process has here. */
export function gradeMemory(memory: MemorySample | undefined, {lockedMemory, openFiles, groupMemory}: Limits): Finding[] {
	return [
		...(memory === undefined || memory.total === 0 ? [{area, name: 'free', level: 'unknown', said: 'the memory cannot be read.'} as const] : [freeMemory(memory), swapping(memory)]),
		locked(lockedMemory),
		files(openFiles),
		...(groupMemory !== undefined && groupMemory < (memory?.total ?? 0) ? [{area, name: 'group limit', level: 'warning', said: `the control group allows ${bytes(groupMemory)}, less than the box has.`, remedy: 'Start LISA outside the container or raise its limit, as in `docker run --memory 32g`.'} as const] : []),
	];
}

function freeMemory({available, total}: MemorySample): Finding {
	const said = `${bytes(available)} of ${bytes(total)} free.`;
	return available < little
		? {area, name: 'free', level: 'warning', said, remedy: 'Close what else uses memory: `lisa top` shows it.'}
		: {area, name: 'free', level: 'ok', said};
}

function swapping({swapTotal, swapUsed, swapInRate = 0, swapOutRate = 0, pressure}: MemorySample): Finding {
	const name = 'swap';
	const waiting = pressure === undefined ? '' : `; ${percent(pressure)} of the last ten seconds some task waited for memory`;
	if (swapInRate + swapOutRate > 1e6 || (pressure ?? 0) > 0.1) {
		return {area, name, level: 'problem', said: `the box is swapping now${waiting}.`, remedy: 'Go down a rung with Alt+↓, or close what else uses memory: `lisa top` shows it.'};
	}

	if (swapTotal === 0) {
		return {area, name, level: 'ok', said: `none: what does not fit fails at once${waiting}.`};
	}

	return swapUsed > swapTotal / 2
		? {area, name, level: 'warning', said: `${bytes(swapUsed)} of ${bytes(swapTotal)} in use: memory was short${waiting}.`, remedy: 'Free memory, then `sudo swapoff -a && sudo swapon -a` brings back what was moved out.'}
		: {area, name, level: 'ok', said: `${bytes(swapUsed)} of ${bytes(swapTotal)} in use${waiting}.`};
}

function locked(limit: number | undefined): Finding {
	const name = 'memlock';
	if (limit === undefined) {
		return {area, name, level: 'unknown', said: 'the limit of locked memory cannot be read on this system.'};
	}

	return limit === Infinity
		? {area, name, level: 'ok', said: 'no limit: `--mlock` can pin any model.'}
		: {area, name, level: 'warning', said: `${bytes(limit)} may be locked: \`--mlock\` can pin no more than that.`, remedy: 'Type `ulimit -l unlimited`; where that is refused, add “* - memlock unlimited” to /etc/security/limits.conf and log in again.'};
}

function files(limit: number | undefined): Finding {
	const name = 'nofile';
	if (limit === undefined) {
		return {area, name, level: 'unknown', said: 'the limit of open files cannot be read on this system.'};
	}

	const said = limit === Infinity ? 'no limit of open files.' : `${integer(limit)} files may be open at once.`;
	return limit < fewFiles ? {area, name, level: 'warning', said, remedy: `Type \`ulimit -n ${fewFiles}\`.`} : {area, name, level: 'ok', said};
}
