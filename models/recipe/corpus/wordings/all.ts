import {commandWordings} from './commands.ts';
import {conceptWordings} from './concepts.ts';
import {elsewhereWordings} from './elsewhere.ts';
import {featureWordings} from './features.ts';
import {fitWordings} from './fit.ts';
import {hardwareWordings} from './hardware.ts';
import {identityWordings} from './identity.ts';
import {keyWordings} from './keys.ts';
import {modelWordings} from './models.ts';
import {problemWordings} from './problems.ts';
import {quantizationWordings} from './quantization.ts';
import type {Wordings} from './wordings.ts';

/**
All wordings of their own, by the id of the topic.
*/
export const wordings: Wordings = {...commandWordings, ...conceptWordings, ...elsewhereWordings, ...featureWordings, ...fitWordings, ...hardwareWordings, ...identityWordings, ...keyWordings, ...modelWordings, ...problemWordings, ...quantizationWordings};
