/** What Tab offers: several ways to go on, of which one is chosen. */
export type Menu = {
	/** As they are put into the message. */
	readonly items: readonly string[];
	readonly selected?: number;
	/** The place in the message that the chosen one takes. */
	readonly from: number;
	readonly to: number;
};
