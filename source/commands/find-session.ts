import type {SessionSummary} from '../core/chat.ts';
import {connect} from '../host/client.ts';

/**
@param name A title or an id, or the beginning of one; without it the conversation written to last.
@returns The conversation.
@throws {LisaError} `session-missing`, and `usage` where several have that name.
*/
export async function findSession(name?: string): Promise<SessionSummary> {
	const client = await connect({kind: 'command'});
	try {
		const {session} = await client!.command({type: 'find', ...(name !== undefined && {name})});
		return session!;
	} finally {
		client!.close();
	}
}
