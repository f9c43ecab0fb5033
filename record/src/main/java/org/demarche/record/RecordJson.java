package org.demarche.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Records as JSON, one line each, keys in the contract's order, offsets in code points. The only place where offsets are converted.
 * Thread-safe; writing costs about as much as Jackson alone, reading builds a tree first because the text must be known before its spans.
 */
public final class RecordJson {
    private static final String OFFSETS = RecordJson.class.getName();
    private static final ObjectMapper MAPPER = mapper();

    private RecordJson() {
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Span.class, new SpanWriter());
        module.addDeserializer(Span.class, new SpanReader());
        for (Class<? extends Enum<?>> type : java.util.List.<Class<? extends Enum<?>>>of(EntityKind.class, Status.class, Resolution.class,
                PlaceResolution.class, StatementForm.class, StatementKind.class, DemandKind.class, Answer.class, PublishedFrom.class,
                EventContext.class)) {
            names(module, type);
        }
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(100_000_000).build()).build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(module)
                .build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void names(SimpleModule module, Class type) {
        module.addSerializer(type, new StdSerializer<Enum>(type) {
            @Override
            public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(jsonName(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<Enum>(type) {
            @Override
            public Enum deserialize(JsonParser in, DeserializationContext context) throws IOException {
                String name = in.getValueAsString();
                for (Object value : type.getEnumConstants()) {
                    if (jsonName((Enum) value).equals(name)) {
                        return (Enum) value;
                    }
                }
                return (Enum) context.handleWeirdStringValue(type, name, "not one of the contract's names");
            }
        });
    }

    /** The contract's name of an enum value: lower case; words of {@link PublishedFrom} are joined by a hyphen. */
    public static String jsonName(Enum<?> value) {
        String name = value.name().toLowerCase(Locale.ROOT);
        return value instanceof PublishedFrom ? name.replace('_', '-') : name;
    }

    /**
     * The record as one line of JSON without a line end.
     *
     * @throws IllegalArgumentException if a span ends behind the text or the text holds a lone surrogate
     */
    public static String write(ArticleRecord record) {
        try {
            return MAPPER.writer().withAttribute(OFFSETS, new CodePoints(record.text())).writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("record " + record.id() + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a record; gold may leave out what it does not say.
     *
     * @throws IllegalArgumentException with the reason, if it is no JSON object with "id" and "text", or breaks the contract
     */
    public static ArticleRecord read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree == null || !tree.isObject() || !tree.path("id").isTextual() || !tree.path("text").isTextual()) {
                throw new IllegalArgumentException("not a record: an object with \"id\" and \"text\" is wanted");
            }
            return MAPPER.readerFor(ArticleRecord.class)
                    .withAttribute(OFFSETS, new CodePoints(tree.get("text").textValue()))
                    .readValue(tree);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a record: " + reason(e), e);
        }
    }

    /** What is wrong and in which part, as "events[0]: mode is missing". */
    private static String reason(IOException e) {
        String reason = e.getCause() instanceof IllegalArgumentException cause ? cause.getMessage()
                : e instanceof JsonProcessingException j ? j.getOriginalMessage().replaceAll("`[\\w.]*\\.(\\w+)`", "$1") : e.getMessage();
        StringBuilder part = new StringBuilder();
        if (e instanceof JsonMappingException inside) {
            inside.getPath().forEach(p -> part.append(p.getFieldName() == null ? "[" + p.getIndex() + "]" : (part.isEmpty() ? "" : ".") + p.getFieldName()));
        }
        return part.isEmpty() ? reason : part + ": " + reason;
    }

    private static final class SpanWriter extends StdSerializer<Span> {
        SpanWriter() {
            super(Span.class);
        }

        @Override
        public void serialize(Span span, JsonGenerator out, SerializerProvider provider) throws IOException {
            Span outside = ((CodePoints) Objects.requireNonNull(provider.getAttribute(OFFSETS))).fromUtf16(span);
            out.writeStartObject();
            out.writeNumberField("start", outside.start());
            out.writeNumberField("end", outside.end());
            out.writeEndObject();
        }
    }

    private static final class SpanReader extends StdDeserializer<Span> {
        SpanReader() {
            super(Span.class);
        }

        @Override
        public Span deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            if (!node.path("start").isInt() || !node.path("end").isInt()) {
                return (Span) context.handleUnexpectedToken(Span.class, in);
            }
            CodePoints offsets = (CodePoints) Objects.requireNonNull(context.getAttribute(OFFSETS));
            try {
                return offsets.toUtf16(new Span(node.get("start").intValue(), node.get("end").intValue()));
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw context.weirdStringException(node.toString(), Span.class, "outside the text");
            }
        }
    }
}
