package dev.caravan.simulator.open;

import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;
import dev.caravan.simulator.world.UploadSwitch;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client wants to upload, after everything about it has been checked. */
record UploadRequest(String name, long size, long target, String sha1) {

    private static final Pattern TARGET = Pattern.compile("U_1_(\\d{1,18}|[1-8]\\d{18})");

    static UploadRequest of(Visit visit, Switches switches) {
        String name = visit.text("file_name");
        if (name.isEmpty()) {
            throw new Refused(402, "文件名不能为空");
        }
        return checked(visit, switches, name);
    }

    /** The same for calls that do not name the file. */
    static UploadRequest unnamed(Visit visit, Switches switches) {
        return checked(visit, switches, "");
    }

    private static UploadRequest checked(Visit visit, Switches switches, String name) {
        Matcher target = TARGET.matcher(visit.text("target"));
        String sha1 = visit.text("fileid").toUpperCase(Locale.ROOT);
        long size = visit.number("file_size", -1);
        if (!target.matches() || !sha1.matches("[0-9A-F]{40}") || size < 0) {
            throw new Refused(402, "上传参数错误");
        }
        long folder = Long.parseLong(target.group(1));
        if (!visit.drive().isFolder(folder)) {
            throw new Refused(10014, "云端文件夹不存在，请还原后重新上传");
        }
        if (size > visit.account().profile().membership().largestFile()) {
            throw new Refused(switches.of(UploadSwitch.TOO_LARGE_CODE), "文件大小超出会员等级的上传限制");
        }
        if (size > visit.account().space()) {
            throw new Refused(switches.of(UploadSwitch.NO_SPACE_CODE), "剩余空间不足，上传失败");
        }
        return new UploadRequest(name, size, folder, sha1);
    }
}
