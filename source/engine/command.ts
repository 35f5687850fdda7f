import type {EngineCommand} from '../core/engine-protocol.ts';

/**
Looks a command over before it is obeyed: the host is ours, but a wrong field would surface deep in native code.

@returns The command, or `undefined` when it is not one.
*/
export function parseCommand(value: unknown): EngineCommand | undefined {
	if (!isRecord(value)) {
		return undefined;
	}

	switch (value.type) {
		case 'load':
		case 'embed-load':
		case 'swap': {
			return isText(value.id) && isRecord(value.settings) && isText(value.settings.path) ? value as EngineCommand : undefined;
		}

		case 'generate': {
			return isText(value.id) && isTurns(value.turns) && isSampling(value.sampling) && isTokens(value.said) ? value as EngineCommand : undefined;
		}

		case 'box': {
			return isRecord(value.box) && Array.isArray(value.box.cards) && Array.isArray(value.box.memory) ? value as EngineCommand : undefined;
		}

		case 'ping': {
			return {type: 'ping'};
		}

		case 'compare': {
			const names = isText(value.id) && isRecord(value.settings) && isText(value.settings.path);
			return names && isTurns(value.turns) && isText(value.reply) && isSampling(value.sampling) ? value as EngineCommand : undefined;
		}

		case 'bench': {
			return isText(value.id) && isBench(value.settings) ? value as EngineCommand : undefined;
		}

		case 'embed': {
			return isText(value.id) && Array.isArray(value.texts) && value.texts.every(text => typeof text === 'string') ? value as EngineCommand : undefined;
		}

		case 'cancel': {
			return isText(value.id) ? value as EngineCommand : undefined;
		}

		case 'shutdown': {
			return {type: 'shutdown'};
		}

		default: {
			return undefined;
		}
	}
}

function isTurns(value: unknown): boolean {
	const isTurn = (turn: unknown) => isRecord(turn) && ['system', 'user', 'model'].includes(turn.role as string) && typeof turn.text === 'string';
	return Array.isArray(value) && value.every(isTurn);
}

function isTokens(value: unknown): boolean {
	return value === undefined || (Array.isArray(value) && value.every(token => Number.isSafeInteger(token) && token >= 0));
}

function isSampling(value: unknown): boolean {
	return isRecord(value)
		&& [value.temperature, value.topK, value.topP, value.minP, value.repeatPenalty].every(Number.isFinite)
		&& [value.seed, value.maxTokens].every(optional => optional === undefined || Number.isFinite(optional));
}

function isBench(value: unknown): boolean {
	return isRecord(value) && [value.promptTokens, value.replyTokens, value.repetitions, value.threads ?? 1].every(count => Number.isSafeInteger(count) && (count as number) > 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
