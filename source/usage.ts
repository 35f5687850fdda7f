/** What `lisa --help` says. The readme and the guide's corpus are made from it. */
export const usage = `
	Usage
	  $ lisa                     open the full screen
	  $ lisa ask "a question"    answer on stdout; what is piped in follows the question
	  $ lisa models [folder…]    list the models on this box, and what fits
	  $ lisa models fit [name]   what the models of the catalog need here
	  $ lisa models show FILE    what a file says of itself; rm FILE removes one
	  $ lisa pull WHAT           fetch a model: hf:org/repo, hf:org/repo:Q4_K_M or a URL
	  $ lisa quantize MODEL TYPE make a rung beside a model, as in Q4_K_M
	  $ lisa top                 the panels alone, with the processes
	  $ lisa doctor              this box against what models need, with remedies
	  $ lisa bench [MODEL]       prefill and decode, with percentiles
	  $ lisa run FILE --out FILE answer a file of prompts, one JSON object a line
	  $ lisa embed [FILE]        make a vector of each line, one JSON object a line
	  $ lisa sessions [WORDS]    list conversations, or find words in them;
	                             export NAME writes one out, rm NAME deletes one
	  $ lisa record export       what was measured on this box (--since, --format)
	  $ lisa metrics             serve the samples to Prometheus, on this box only
	  $ lisa config [NAME VALUE] the settings: show all or one, or change one
	  $ lisa stop                end the host that keeps the model loaded

	Options
	  --model, -m FILE     the GGUF file to load, or “guide” for the built-in one;
	                       without it the one used last
	  --context, -c N      context size in tokens
	  --threads, -t N      fix the threads
	  --gpu-layers N       layers on the card
	  --batch N            tokens of a prompt computed at once
	  --kv-type TYPE       type of the KV cache: F16, Q8_0 or Q4_0
	  --mlock              pin the model in RAM
	  --no-mmap            read the file into memory instead of mapping it
	  --flash-attention S  on or off; without it llama.cpp decides
	  --continue           open the conversation of last time
	  --session NAME       open a conversation by its title or id
	  --json               one JSON object instead of text (ask, models, doctor,
	                       bench, sessions)
	  --max-tokens, -n N   end the reply after N tokens (ask)
	  --temperature N      0 takes the likeliest token each time (ask)
	  --seed N             make sampling repeatable (ask)
	  --system TEXT        the system prompt (ask)
	  --out FILE           where the answers go (run), the vectors (embed) or the
	                       conversation (sessions)
	  --since TIME         how far back, as in 2h or 7d (record)
	  --format FORMAT      csv, json or prometheus (record); csv or markdown (bench)
	  --port N             the port to serve on (metrics)
	  --requantize         make a rung of a file that is quantized already (quantize)
	  --build              build the engine for this CPU, in the background, and
	                       take it if it is faster (doctor)
	  --profile            where the time of a token goes (bench)
	  --log                say where the log is
	  --help               show this
	  --version            show the version

	Exit codes
	  0 done, 64 usage, 65 bad model file, 66 no such file, 69 host or engine
	  unavailable, 70 a defect of LISA's own, 71 out of memory, 74 disk full,
	  75 busy, 130 interrupted

	Examples
	  $ lisa --model ~/models/mistral-7b-instruct.Q4_K_M.gguf
	  $ git diff | lisa ask "what does this change?"
	  $ lisa ask "hello" --json | jq .timings.predicted_per_second
`;
