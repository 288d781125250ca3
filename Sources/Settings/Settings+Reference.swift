extension Settings {
    /// One key of `easel.yaml`.
    public struct Key: Sendable, Equatable {
        /// Its path; `NAME` stands for a name that the user chooses, `[]` for each element of a list.
        public var path: String
        /// An example value, as YAML.
        public var example: String
        /// What holds when it is not set.
        public var standard: String
        /// What it does.
        public var summary: String

        init(_ path: String, _ example: String, _ standard: String, _ summary: String) {
            self.path = path
            self.example = example
            self.standard = standard
            self.summary = summary
        }
    }

    /// Every key, in the order of the documentation. A test reads a file that sets each of them.
    public static let reference: [Key] = [
        Key("data", "/var/lib/easel", "`~/.local/share/easel`", "The folder with the database, the pictures and the uploads."),
        Key("default_model", "easel-sketch-1", "`easel-sketch-1`", "The model of a request that names none."),
        Key(
            "moderation_model", "omni-moderation-latest", "none",
            "The model of a `/v1/moderations` request that names none: one that `moderates`, or a text model that answers in a schema's form."
        ),
        Key("aliases.NAME", "easel-sketch-1", "none", "Another name for a model, a snapshot or an alias: `gpt-image-1: easel-sketch-1`."),
        Key("server.host", "127.0.0.1", "`127.0.0.1`", "The address. Anything but loopback needs at least one key."),
        Key("server.port", "8080", "`8080`", "The TCP port; 0 takes a free one."),
        Key("server.public_url", "https://pictures.example.com", "the request's", "The address for links in answers."),
        Key("server.require_keys", "true", "`false`", "Whether keys are needed on loopback too."),
        Key("server.max_upload_mb", "50", "`50`", "The largest file of a form, in megabytes."),
        Key("server.body_timeout_seconds", "120", "`120`", "How long a request's body may take to arrive."),
        Key("server.allow_private_urls", "true", "`false`", "Whether `image_url` may name hosts in private networks."),
        Key(
            "server.picture_hosts", "[cdn.example.com, \"*.example.org\"]", "any public host",
            "The hosts that `image_url` may name; `*.` stands for every name below."),
        Key(
            "store.keep_pictures", "true", "`true`",
            "Whether pictures of synchronous requests are kept; those of jobs always are until they are fetched or expire."),
        Key("store.keep_days", "90", "for ever", "Days after which a picture is removed."),
        Key("store.keep_gb", "20", "no limit", "Gigabytes beyond which the oldest pictures are removed."),
        Key(
            "store.synchronous", "normal", "`normal`",
            "`normal` survives `kill -9`; `full` also a power cut, at the price of a disk flush for each write."),
        Key("jobs.queue_limit", "10000", "`10000`", "Jobs that may wait for one model; more are refused with 429."),
        Key(
            "jobs.retries", "5", "`5`",
            "How often a job is tried again when its upstream answers 429 or 503 or cannot be reached; the wait doubles from 2 seconds, or is what the upstream asks for."
        ),
        Key("jobs.keep_days", "30", "`30`", "Days after which an ended job or response is forgotten."),
        Key("sketch.concurrency", "2", "one a core", "Pictures that the built-in model draws at once."),
        Key(
            "engine.memory_gb", "16", "four fifths of the machine's",
            "Gigabytes of memory that installed models may use, weights included; a picture that needs more is refused before any work."),
        Key("engine.threads", "8", "one a core", "Threads that installed models compute on; the pictures are the same with any number."),
        Key(
            "engine.kv_cache", "int8", "`bfloat16`",
            "What an installed language model keeps the keys and values of its conversations as; `int8` takes about half the memory and is less exact."
        ),
        Key(
            "engine.kv_cache_gb", "4", "`2`",
            "Gigabytes that these may take for each model, within `engine.memory_gb`; a conversation that alone needs more is refused."),
        Key(
            "studio.text_model", "gpt-4.1-mini", "the first that can",
            "The text model that improves prompts, writes alt texts, reads briefs and finds apps. Alt texts need one that sees."),
        Key("studio.alt_texts.automatic", "true", "`false`", "Whether new pictures get an alt text without anybody asking."),
        Key(
            "studio.alt_texts.budget_usd", "5", "`5`",
            "Dollars that automatic alt texts may cost in a month; beyond that they wait for the next."),
        Key("studio.alt_texts.language", "en", "`en`", "The language of automatic alt texts."),
        Key(
            "upstreams.NAME.base_url", "https://api.openai.com/v1", "required",
            "The address of an OpenAI-compatible server, with its version."),
        Key("upstreams.NAME.key_env", "OPENAI_API_KEY", "none", "The environment variable that holds its key."),
        Key("upstreams.NAME.key_file", "/run/secrets/openai", "none", "The file that holds its key."),
        Key("upstreams.NAME.timeout_seconds", "600", "`600`", "How long a whole answer may take."),
        Key("upstreams.NAME.connect_timeout_seconds", "5", "`5`", "How long a connection may take."),
        Key("upstreams.NAME.retries", "2", "`2`", "Further tries after 408, 409, 429, 5xx and broken connections."),
        Key("upstreams.NAME.concurrency", "64", "`64`", "Requests to it at once."),
        Key("upstreams.NAME.fine_tuning", "true", "`false`", "Whether it has `/fine_tuning/jobs`, to which requests are passed on."),
        Key(
            "upstreams.NAME.models[].id", "gpt-image-2", "required", "The id that clients name. A model can also be written as just its id."
        ),
        Key("upstreams.NAME.models[].upstream_id", "gpt-image-2", "the id", "The model's id at the upstream."),
        Key(
            "upstreams.NAME.models[].catalogue", "gpt-image-2", "the upstream's id",
            "The catalogue's entry whose capabilities and prices hold."),
        Key("upstreams.NAME.models[].draws", "true", "`false`", "A text model that makes pictures by writing SVG."),
        Key(
            "upstreams.NAME.models[].moderates", "true", "`false`",
            "A model that says what is harmful, at the upstream's `/moderations`; it does nothing else."),
        Key(
            "upstreams.NAME.models[].chat", "true", "the catalogue's",
            "A text model: it answers in words, and can write atoms or, if it sees, judge pictures. One that draws is a text model too."),
        Key("upstreams.NAME.models[].vision", "true", "the catalogue's", "Whether a text model sees pictures: only such a one can judge."),
        Key(
            "upstreams.NAME.models[].text",
            "{context: 32768, max_output: 8192, tools: true, structured: true, logprobs: true, predictions: false, reasoning: false}",
            "the catalogue's, else everything",
            "What a text model can do in conversations; a request for anything else is a 400 that names the parameter."),
        Key(
            "upstreams.NAME.models[].family", "qwen", "the catalogue's, else the upstream and the id's first word",
            "Models of one family: none of them judges another's pictures."),
        Key("upstreams.NAME.models[].repairs", "2", "`2`", "How often a text model is asked to mend a faulty drawing, 0 to 3."),
        Key(
            "upstreams.NAME.models[].prices", "{text_in: 5.00, image_out: 40.00}", "the catalogue's",
            "Dollars per million tokens: `text_in`, `cached_text_in`, `image_in`, `cached_image_in`, `text_out`, `image_out`; and `per_image`."
        ),
        Key(
            "upstreams.NAME.models[].batch_percent", "50", "`100`",
            "What share of its prices a batch's requests to a text model cost, in percent: set it only where the upstream bills them so."),
        Key(
            "upstreams.NAME.models[].sizes", "[1024x1024, 512x512]", "the catalogue's",
            "The sizes it draws: a list, or bounds as in `/v1/models`."),
        Key("upstreams.NAME.models[].qualities", "[low, medium, high]", "the catalogue's", "The qualities it knows."),
        Key(
            "upstreams.NAME.models[].references", "16", "the catalogue's",
            "How many pictures an edit takes; 0 for a model that does not edit."),
        Key("upstreams.NAME.models[].masks", "true", "the catalogue's", "Whether it takes a mask."),
        Key("upstreams.NAME.models[].snapshots", "[gpt-image-2-2026-04-21]", "the catalogue's", "Dated ids that it answers to."),
        Key("upstreams.NAME.models[].shutdown_date", "2027-06-30", "the catalogue's", "The day it is shut down."),
    ]
}
