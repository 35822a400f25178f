package dev.caravan.open115.oss;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.RequestBody;

/**
 * One request to the storage.
 *
 * @param query parameters; an empty value means a name alone
 * @param headers those that begin with {@code x-oss-}, all of which are signed
 */
record OssRequest(
        String method,
        OssObject object,
        Map<String, String> query,
        Map<String, String> headers,
        String contentType,
        RequestBody body) {

    static final RequestBody NO_BODY = RequestBody.create(new byte[0]);

    OssRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static OssRequest of(String method, OssObject object) {
        return new OssRequest(method, object, Map.of(), Map.of(), "", NO_BODY);
    }

    OssRequest with(String parameter, String value) {
        return new OssRequest(
                method, object, plus(query, parameter, value), headers, contentType, body);
    }

    OssRequest header(String name, String value) {
        return new OssRequest(method, object, query, plus(headers, name, value), contentType, body);
    }

    OssRequest sending(RequestBody content, String type) {
        return new OssRequest(method, object, query, headers, type, content);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
