/** A message in the tree of a conversation; `parent` is empty at the beginning. */
export type Node = {readonly id: string; readonly parent: string};

/**
@param nodes All messages, in the order they were made.
@returns The end of the branch that was written to last, among those that go through a message.
*/
export function leafBelow(nodes: readonly Node[], id: string): string {
	const below = new Set([id]);
	let leaf = id;
	for (const node of nodes) {
		if (!below.has(node.parent)) {
			continue;
		}

		below.add(node.id);
		leaf = node.id;
	}

	return leaf;
}

/**
Where the branch before (−1) or the next one (+1) of what is shown ends. The last message that has several is the one that changes; what was taken back at the end comes first.

@param shown The ids of the branch that is shown, in order.
@returns `undefined` where there is none.
*/
export function branchBeside(nodes: readonly Node[], shown: readonly string[], direction: -1 | 1): string | undefined {
	const after = (parent: string) => nodes.filter(node => node.parent === parent).map(({id}) => id);
	const ahead = after(shown.at(-1) ?? '').at(-1);
	if (ahead !== undefined) {
		return direction === 1 ? leafBelow(nodes, ahead) : undefined;
	}

	for (let index = shown.length - 1; index >= 0; index--) {
		const siblings = after(shown[index - 1] ?? '');
		if (siblings.length > 1) {
			const beside = siblings[siblings.indexOf(shown[index]!) + direction];
			return beside === undefined ? undefined : leafBelow(nodes, beside);
		}
	}

	return undefined;
}
