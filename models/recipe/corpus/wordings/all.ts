import {voices} from '../voices/voices.ts';
import {alertScenes} from './alert-scenes.ts';
import {commandVoices} from './command-voices.ts';
import {commandWordings} from './commands.ts';
import {conceptVoices} from './concept-voices.ts';
import {conceptWordings} from './concepts.ts';
import {contrastVoices} from './contrast-voices.ts';
import {elsewhereWordings} from './elsewhere.ts';
import {elsewhereNear} from './elsewhere-near.ts';
import {elsewherePrograms} from './elsewhere-programs.ts';
import {elsewhereScenes} from './elsewhere-scenes.ts';
import {elsewhereShapes} from './elsewhere-shapes.ts';
import {elsewhereTurns} from './elsewhere-turns.ts';
import {featureWordings} from './features.ts';
import {fitWordings} from './fit.ts';
import {hardwareWordings} from './hardware.ts';
import {hardwareVoices} from './hardware-voices.ts';
import {identityWordings} from './identity.ts';
import {identityVoices} from './identity-voices.ts';
import {keyGoals} from './key-goals.ts';
import {keyQuestions} from './key-questions.ts';
import {keyScenesA} from './key-scenes-a.ts';
import {keyScenesB} from './key-scenes-b.ts';
import {keyVoicesA} from './key-voices-a.ts';
import {keyVoicesB} from './key-voices-b.ts';
import {keyWordings} from './keys.ts';
import {modelWordings} from './models.ts';
import {optionScenes} from './option-scenes.ts';
import {optionVoices} from './option-voices.ts';
import {problemScenes} from './problem-scenes.ts';
import {problemVoices} from './problem-voices.ts';
import {problemWordings} from './problems.ts';
import {machineScenes} from './machine-scenes.ts';
import {programVoices} from './program-voices.ts';
import {quantizationWordings} from './quantization.ts';
import {quantizationVoices} from './quantization-voices.ts';
import {shellGoals} from './shell-goals.ts';
import {shellScenes} from './shell-scenes.ts';
import {slashGoals} from './slash-goals.ts';
import {talkVoices} from './talk-voices.ts';
import {troubleVoices} from './trouble-voices.ts';
import {typedVoices} from './typed-voices.ts';
import type {Wordings} from './wordings.ts';

const lists: readonly Wordings[] = [commandWordings, conceptWordings, elsewhereWordings, featureWordings, fitWordings, hardwareWordings, identityWordings, keyGoals, keyQuestions, keyScenesA, keyScenesB, keyVoicesA, keyVoicesB, keyWordings, modelWordings, problemVoices, problemWordings, quantizationWordings, shellGoals, slashGoals, talkVoices, identityVoices, conceptVoices, programVoices, hardwareVoices, quantizationVoices, troubleVoices, typedVoices, commandVoices, optionVoices, contrastVoices, alertScenes, problemScenes, elsewhereNear, elsewherePrograms, elsewhereScenes, elsewhereShapes, elsewhereTurns, shellScenes, optionScenes, machineScenes];

/** A voice is one sentence where a pattern is many, and the words of people are what is to be understood: they count twice. */
const everything: readonly Wordings[] = [...lists, ...voices, ...voices];

/**
All wordings of their own, by the id of the topic; a topic may have some in several of the lists.
*/
export const wordings: Wordings = Object.fromEntries(everything.flatMap(list => Object.keys(list)).map(id => [id, everything.flatMap(list => list[id] ?? [])]));
