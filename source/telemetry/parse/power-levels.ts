/**
Reads amdgpu's `pp_dpm_sclk`: levels of a clock, the present one with a star (`1: 1311Mhz *`).

@returns Megahertz.
*/
export function parsePresentLevel(text: string): number | undefined {
	const match = /^\S+:\s*(\d+)\s*mhz\s*\*/imu.exec(text);
	return match ? Number(match[1]) : undefined;
}
