/**
A 64-bit fingerprint of bytes as 16 hexadecimal digits: two multiplicative 32-bit lanes with a final mix, as in cyrb53, fed a word at a time.

It tells files apart that were made honestly; it does not resist someone who wants two files to look alike, and nothing relies on that.
*/
export function hashBytes(bytes: Uint8Array, seed = 0): string {
	let high = 0xDE_AD_BE_EF ^ seed;
	let low = 0x41_C6_CE_57 ^ seed ^ bytes.length;
	const whole = bytes.length - (bytes.length % 4);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let index = 0;
	for (; index < whole; index += 4) {
		const word = view.getInt32(index, true);
		high = Math.imul(high ^ word, 0x9E_37_79_B1);
		high ^= high >>> 15;
		low = Math.imul(low ^ word, 0x5F_35_64_95);
		low ^= low >>> 13;
	}

	for (; index < bytes.length; index++) {
		high = Math.imul(high ^ bytes[index]!, 0x9E_37_79_B1);
		low = Math.imul(low ^ bytes[index]!, 0x5F_35_64_95);
	}

	high = Math.imul(high ^ (high >>> 16), 0x85_EB_CA_6B) ^ Math.imul(low ^ (low >>> 13), 0xC2_B2_AE_35);
	low = Math.imul(low ^ (low >>> 16), 0x85_EB_CA_6B) ^ Math.imul(high ^ (high >>> 13), 0xC2_B2_AE_35);
	return hex(high) + hex(low);
}

const encoder = new TextEncoder();

/** `hashBytes` of a text's UTF-8. */
export function hashText(text: string): string {
	return hashBytes(encoder.encode(text));
}

function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
