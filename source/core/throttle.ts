/** Why a card's clock is held down, where the reason is heat: in the words in which the sources tell it. */
export const thermalReasons: readonly string[] = ['too hot', 'too hot, stopped by hardware'];
